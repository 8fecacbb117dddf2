package dev.cinch.checker.http;

import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Decision;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Occasion;
import dev.cinch.checker.gate.OpenQuestion;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.gate.Phase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open question as it is shown, with what was decided last.
 *
 * @param verdict null until it was looked at for the first time
 */
record GateView(
    String migration,
    int attempt,
    String planDigest,
    Phase phase,
    String environment,
    List<Change> changes,
    @Nullable VerdictView verdict) {

  /** The last verdict. */
  record VerdictView(
      Outcome outcome, List<Finding> findings, Instant decidedAt, Instant expiresAt) {

    static VerdictView of(Decision decision) {
      return new VerdictView(
          decision.verdict().outcome(),
          decision.verdict().findings(),
          decision.decidedAt(),
          decision.expiresAt());
    }
  }

  static GateView of(OpenQuestion open) {
    Occasion occasion = open.question().occasion();
    Decision latest = open.latest();
    return new GateView(
        occasion.migration(),
        occasion.attempt(),
        occasion.planDigest(),
        occasion.phase(),
        open.question().environment(),
        open.question().changes(),
        latest == null ? null : VerdictView.of(latest));
  }
}
