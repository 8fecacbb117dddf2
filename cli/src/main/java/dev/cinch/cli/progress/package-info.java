/** How a migration's course is told to people. */
@NullMarked
package dev.cinch.cli.progress;

import org.jspecify.annotations.NullMarked;
