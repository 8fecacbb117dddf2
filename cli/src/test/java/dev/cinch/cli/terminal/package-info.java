@NullMarked
package dev.cinch.cli.terminal;

import org.jspecify.annotations.NullMarked;
