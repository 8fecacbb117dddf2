package dev.cinch.planner.range;

import java.time.Clock;

/** How ranges are given out, and by which clock. */
public record Pacing(DispatchSettings settings, Clock clock) {}
