package dev.cinch.checker.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * When questions are asked again.
 *
 * @param recheck how often a question is asked while it is not passed
 * @param validity how long a verdict counts
 */
public record Rhythm(Duration recheck, Duration validity) {

  public Rhythm {
    if (recheck.isNegative()
        || recheck.isZero()
        || recheck.multipliedBy(2).compareTo(validity) > 0) {
      throw new IllegalArgumentException(
          "Cannot ask again every %s when a verdict counts for %s: it would expire before it is confirmed; let cinch.gate.validity be at least twice cinch.gate.recheck"
              .formatted(recheck, validity));
    }
  }

  Answer answer(OpenQuestion open, Verdict verdict, Instant decidedAt) {
    Decision decision = new Decision(verdict, decidedAt, expiry(verdict, decidedAt));
    Instant askAgainAt = decidedAt.plus(pause(verdict));
    return new Answer(decision, !open.isKnown(verdict, askAgainAt.plus(recheck)), askAgainAt);
  }

  /** No longer than the exceptions that it rests on. */
  private Instant expiry(Verdict verdict, Instant decidedAt) {
    return verdict.findings().stream()
        .map(Finding::overridden)
        .flatMap(Stream::ofNullable)
        .map(GrantedOverride::expiresAt)
        .filter(at -> at.isBefore(decidedAt.plus(validity)))
        .min(Instant::compareTo)
        .orElse(decidedAt.plus(validity));
  }

  /** A PASS is confirmed one recheck before it expires. */
  private Duration pause(Verdict verdict) {
    return switch (verdict.outcome()) {
      case PASS -> validity.minus(recheck);
      case BLOCKED, UNKNOWN -> recheck;
    };
  }
}
