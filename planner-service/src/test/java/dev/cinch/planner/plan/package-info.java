@NullMarked
package dev.cinch.planner.plan;

import org.jspecify.annotations.NullMarked;
