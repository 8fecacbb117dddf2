package dev.cinch.cli.demo;

import dev.cinch.cli.demo.Meter.Reading;
import dev.cinch.cli.demo.Summary.Clerks;
import dev.cinch.cli.news.Phase;
import dev.cinch.cli.terminal.Figures;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What came of it, for programs: numbers in the units that their names say. */
final class SummaryAnswer {

  private SummaryAnswer() {}

  static JsonNode of(Summary summary, Duration took, URI dashboard) {
    List<String> objections = summary.objections();
    ObjectNode answer = JsonMapper.shared().createObjectNode();
    answer.put("good", objections.isEmpty());
    objections.forEach(answer.putArray("objections")::add);
    answer.put("seconds", seconds(took));
    answer
        .putObject("rows")
        .put("before", summary.measured().before().rows())
        .put("now", summary.found().orders().compared());
    passes(answer, summary.chronicle());
    sizes(answer, summary.measured().before(), summary.measured().filled());
    answer
        .putObject("p95Millis")
        .put("before", millis(summary.measured().quiet().p95()))
        .put("during", millis(summary.measured().busy().p95()));
    clerks(answer, summary.clerks());
    answer
        .putObject("compared")
        .put("orders", summary.found().orders().compared())
        .put("wrong", summary.found().orders().mismatches());
    return answer.put("columns", summary.found().columns()).put("dashboard", dashboard.toString());
  }

  private static void passes(ObjectNode answer, Chronicle chronicle) {
    long filled = chronicle.number(Phase.BACKFILL, "rows_changed");
    Optional<Duration> took = chronicle.took(Phase.BACKFILL);
    answer
        .putObject("filled")
        .put("rows", filled)
        .put("seconds", took.map(SummaryAnswer::seconds).orElse(null))
        .put("rowsPerSecond", took.map(time -> Figures.perSecond(filled, time)).orElse(null));
    answer
        .putObject("verified")
        .put("rows", chronicle.number(Phase.VERIFY, "rows_seen"))
        .put("passes", chronicle.number(Phase.VERIFY, "passes"))
        .put("mismatches", chronicle.number(Phase.VERIFY, "mismatches"));
    answer.put(
        "gateHeldSeconds",
        chronicle.heldFor(Phase.TIGHTEN).map(SummaryAnswer::seconds).orElse(0.0));
  }

  private static void sizes(ObjectNode answer, Reading before, Reading filled) {
    answer.put("walBytes", filled.wal() - before.wal());
    answer
        .putObject("growth")
        .put("tableBytes", filled.table() - before.table())
        .put("indexBytes", filled.indexes() - before.indexes());
  }

  private static void clerks(ObjectNode answer, Clerks clerks) {
    answer
        .putObject("clerks")
        .put("number", clerks.number())
        .put("statements", clerks.statements())
        .put("failed", clerks.errors().size())
        .put("longestMillis", millis(clerks.longest()))
        .put("longestLockWaitMillis", millis(clerks.lockWait()));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1_000.0;
  }

  private static double millis(Duration time) {
    return Math.round(time.toNanos() / 1e3) / 1e3;
  }
}
