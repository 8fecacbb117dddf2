@NullMarked
package dev.cinch.planner.http.events;

import org.jspecify.annotations.NullMarked;
