@NullMarked
package dev.cinch.planner.support;

import org.jspecify.annotations.NullMarked;
