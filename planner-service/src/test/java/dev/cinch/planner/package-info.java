@NullMarked
package dev.cinch.planner;

import org.jspecify.annotations.NullMarked;
