@NullMarked
package dev.cinch.planner.range;

import org.jspecify.annotations.NullMarked;
