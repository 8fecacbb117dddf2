@NullMarked
package dev.cinch.planner.rehearsal;

import org.jspecify.annotations.NullMarked;
