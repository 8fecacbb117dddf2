@NullMarked
package dev.cinch.planner.target;

import org.jspecify.annotations.NullMarked;
