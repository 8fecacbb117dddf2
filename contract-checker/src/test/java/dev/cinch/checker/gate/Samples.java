package dev.cinch.checker.gate;

import dev.cinch.checker.gate.Site.QualifiedName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Questions for tests. */
public final class Samples {

  public static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  public static final Site SITE =
      new Site("shop", new QualifiedName("public", "orders"), "tier", List.of(), true, 3);

  private Samples() {}

  public static Question question(Change... changes) {
    return new Question(occasion(5, 1, Phase.TIGHTEN), ask(changes));
  }

  public static Ask ask(Change... changes) {
    return new Ask("test", List.of(changes), SITE, Conditions.USUAL);
  }

  public static PhaseFact fact(Phase phase, PhaseStatus status, String... evidence) {
    Map<String, String> numbers = new TreeMap<>();
    for (int i = 0; i < evidence.length; i += 2) {
      numbers.put(evidence[i], evidence[i + 1]);
    }
    return new PhaseFact(phase, status, "digest", NOW, null, numbers);
  }

  public static Change change(ChangeKind kind, String proposed) {
    return new Change("orders", "orders-value", "tier", kind, proposed);
  }

  static Occasion occasion(long seq, int attempt, Phase phase) {
    return new Occasion("m1", seq, attempt, "digest", phase);
  }

  static PhaseChange change(long seq, int attempt, Phase phase, PhaseStatus status) {
    Ask ask = status == PhaseStatus.GATED ? ask(change(ChangeKind.REQUIRE_FIELD, "\"int\"")) : null;
    return new PhaseChange(occasion(seq, attempt, phase), fact(phase, status), ask);
  }
}
