@NullMarked
package dev.cinch.planner.phase;

import org.jspecify.annotations.NullMarked;
