/** Following a migration through the planner's events. */
@NullMarked
package dev.cinch.cli.follow;

import org.jspecify.annotations.NullMarked;
