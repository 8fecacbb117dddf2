@NullMarked
package dev.cinch.planner.access;

import org.jspecify.annotations.NullMarked;
