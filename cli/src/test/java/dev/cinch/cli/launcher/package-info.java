/** The script that finds a JDK, builds and hands over. */
@NullMarked
package dev.cinch.cli.launcher;

import org.jspecify.annotations.NullMarked;
