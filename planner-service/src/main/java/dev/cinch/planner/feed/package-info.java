@NullMarked
package dev.cinch.planner.feed;

import org.jspecify.annotations.NullMarked;
