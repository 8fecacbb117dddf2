@NullMarked
package dev.cinch.planner.metrics;

import org.jspecify.annotations.NullMarked;
