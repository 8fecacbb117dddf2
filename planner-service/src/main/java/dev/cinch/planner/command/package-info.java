@NullMarked
package dev.cinch.planner.command;

import org.jspecify.annotations.NullMarked;
