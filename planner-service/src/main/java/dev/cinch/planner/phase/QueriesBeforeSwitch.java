package dev.cinch.planner.phase;

import dev.cinch.planner.query.QueryComparisons;
import java.time.Duration;

/**
 * What is kept of readers' queries before SWITCH.
 *
 * @param every after which time they are compared anew, as long as SWITCH has not begun
 */
public record QueriesBeforeSwitch(QueryComparisons comparisons, Duration every) {}
