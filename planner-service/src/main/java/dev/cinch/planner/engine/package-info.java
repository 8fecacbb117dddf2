@NullMarked
package dev.cinch.planner.engine;

import org.jspecify.annotations.NullMarked;
