package dev.cinch.checker.gate;

import java.time.Instant;

/**
 * A verdict with the time for which it counts.
 *
 * @param decidedAt when the checks began to look: what happened later they may not have seen
 */
public record Decision(Verdict verdict, Instant decidedAt, Instant expiresAt) {}
