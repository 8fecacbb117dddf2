@NullMarked
package dev.cinch.planner.http.checker;

import org.jspecify.annotations.NullMarked;
