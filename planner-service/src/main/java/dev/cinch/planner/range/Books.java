package dev.cinch.planner.range;

/** All that is written down of passes: how far they are cut, their ranges, what those met. */
public record Books(Passes passes, Ranges ranges, BadRows badRows) {}
