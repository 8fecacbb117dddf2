package dev.cinch.checker.wiring;

import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.OpenFindings;
import dev.cinch.checker.gate.OpenFindings.OfQuestion;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows what the questions that are open were answered last, from the database: every checker shows
 * all of it, so whoever adds up takes the largest of each.
 */
final class ShowFindings {

  private final OpenFindings open;
  private final MultiGauge findings;
  private final MultiGauge lags;

  ShowFindings(OpenFindings open, MeterRegistry meters) {
    this.open = open;
    this.findings =
        MultiGauge.builder("cinch.gate.finding")
            .description("Findings of the questions that are open, by check and result")
            .register(meters);
    this.lags =
        MultiGauge.builder("cinch.contract.lag")
            .description("Records that a consumer's group has still to pass before a gate opens")
            .register(meters);
  }

  /** Brings all of it up to date. */
  void show() {
    Map<Tags, Long> counts = new HashMap<>();
    Map<Tags, Long> toGo = new HashMap<>();
    for (OfQuestion question : open.all()) {
      for (Finding finding : question.findings()) {
        counts.merge(tags(question, finding), 1L, Long::sum);
        addLag(finding, toGo);
      }
    }
    findings.register(rows(counts), true);
    lags.register(rows(toGo), true);
  }

  private static Tags tags(OfQuestion question, Finding finding) {
    return Tags.of(
        "migration",
        question.migration(),
        "phase",
        question.phase().name(),
        "check",
        finding.check(),
        "result",
        finding.overridden() == null ? finding.outcome().name() : "OVERRIDDEN");
  }

  /** Two migrations may wait for the same group: it is through when it has passed the later. */
  private static void addLag(Finding finding, Map<Tags, Long> toGo) {
    String lag = finding.evidence().get(Finding.TO_GO);
    if (lag != null) {
      toGo.merge(
          Tags.of(
              "consumer",
              text(finding.consumer()),
              "subject",
              text(finding.subject()),
              "group",
              text(finding.evidence().get("group")),
              "topic",
              text(finding.evidence().get("topic"))),
          Long.valueOf(lag),
          Math::max);
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static List<Row<?>> rows(Map<Tags, Long> values) {
    return values.entrySet().stream()
        .<Row<?>>map(entry -> Row.of(entry.getKey(), entry.getValue()))
        .toList();
  }
}
