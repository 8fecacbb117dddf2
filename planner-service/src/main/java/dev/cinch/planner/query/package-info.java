/** What the queries of readers cost on the new column, found out before SWITCH. */
@NullMarked
package dev.cinch.planner.query;

import org.jspecify.annotations.NullMarked;
