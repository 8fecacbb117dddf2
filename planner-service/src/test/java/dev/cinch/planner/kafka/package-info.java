@NullMarked
package dev.cinch.planner.kafka;

import org.jspecify.annotations.NullMarked;
