@NullMarked
package dev.cinch.planner.migration;

import org.jspecify.annotations.NullMarked;
