@NullMarked
package dev.cinch.planner.jdbc;

import org.jspecify.annotations.NullMarked;
