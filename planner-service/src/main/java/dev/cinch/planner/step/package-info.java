@NullMarked
package dev.cinch.planner.step;

import org.jspecify.annotations.NullMarked;
