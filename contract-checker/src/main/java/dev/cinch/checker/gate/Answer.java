package dev.cinch.checker.gate;

import java.time.Instant;

/**
 * What comes of asking.
 *
 * @param decision what was decided
 * @param toPublish whether it is told
 * @param askAgainAt when the question is asked again
 */
public record Answer(Decision decision, boolean toPublish, Instant askAgainAt) {}
