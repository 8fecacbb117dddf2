@NullMarked
package dev.cinch.planner.problem;

import org.jspecify.annotations.NullMarked;
