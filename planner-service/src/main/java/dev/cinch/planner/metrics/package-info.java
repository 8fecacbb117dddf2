/** What the planner knows of migrations, as figures. */
@NullMarked
package dev.cinch.planner.metrics;

import org.jspecify.annotations.NullMarked;
