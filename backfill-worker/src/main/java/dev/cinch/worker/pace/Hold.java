package dev.cinch.worker.pace;

import java.time.Duration;

/**
 * A reason to wait.
 *
 * @param length for how long
 * @param why what limits the pace, for a person
 */
public record Hold(Duration length, String why) {}
