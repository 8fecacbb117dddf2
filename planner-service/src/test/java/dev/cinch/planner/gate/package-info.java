@NullMarked
package dev.cinch.planner.gate;

import org.jspecify.annotations.NullMarked;
