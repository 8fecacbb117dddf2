@NullMarked
package dev.cinch.planner.settings;

import org.jspecify.annotations.NullMarked;
