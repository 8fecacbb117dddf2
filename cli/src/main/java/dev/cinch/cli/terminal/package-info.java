/** The terminal, and how numbers are written on it. */
@NullMarked
package dev.cinch.cli.terminal;

import org.jspecify.annotations.NullMarked;
