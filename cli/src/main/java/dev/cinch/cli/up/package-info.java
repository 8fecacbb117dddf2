/** Servers and services that stay. */
@NullMarked
package dev.cinch.cli.up;

import org.jspecify.annotations.NullMarked;
