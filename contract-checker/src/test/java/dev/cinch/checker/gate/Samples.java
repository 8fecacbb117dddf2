package dev.cinch.checker.gate;

import java.util.List;

/** Questions for tests. */
public final class Samples {

  private Samples() {}

  public static Question question(Change... changes) {
    return new Question(occasion(5, 1, Phase.TIGHTEN), new Ask("test", List.of(changes)));
  }

  public static Change change(ChangeKind kind, String proposed) {
    return new Change("orders", "orders-value", "tier", kind, proposed);
  }

  static Occasion occasion(long seq, int attempt, Phase phase) {
    return new Occasion("m1", seq, attempt, "digest", phase);
  }

  static PhaseChange change(long seq, int attempt, Phase phase, PhaseStatus status) {
    Ask ask =
        status == PhaseStatus.GATED
            ? new Ask("test", List.of(change(ChangeKind.REQUIRE_FIELD, "\"int\"")))
            : null;
    return new PhaseChange(occasion(seq, attempt, phase), status, ask);
  }
}
