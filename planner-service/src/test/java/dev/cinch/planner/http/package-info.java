@NullMarked
package dev.cinch.planner.http;

import org.jspecify.annotations.NullMarked;
