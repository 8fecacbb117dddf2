package dev.cinch.cli.migration;

import dev.cinch.cli.terminal.Figures;
import dev.cinch.cli.terminal.Ink;
import dev.cinch.cli.terminal.Table;
import dev.cinch.cli.terminal.Table.Cell;
import dev.cinch.cli.terminal.Terminal;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What a rehearsal has shown. */
public record RehearsalTables(Terminal terminal) {

  private static final String NOTHING = "-";

  public void write(JsonNode report) {
    head(report);
    terminal.gap();
    phases(report);
    terminal.gap();
    locks(report.path("locks"));
    terminal.gap();
    prospect(report);
    terminal.gap();
    terminal.line("Not rehearsed:");
    sentences(report.path("leftOut"));
  }

  private void head(JsonNode report) {
    JsonNode result = report.path("result");
    String outcome = result.path("outcome").asString();
    terminal.line(
        "Rehearsal %s of %s on %s: %s"
            .formatted(
                terminal.ink(Ink.BOLD, report.path("migration").asString()),
                report.path("rehearsed").path("id").asString(),
                report.path("target").asString(),
                terminal.ink(outcome.equals("PASSED") ? Ink.GREEN : Ink.RED, outcome)));
    String reason = result.path("reason").asString("");
    if (!reason.isEmpty()) {
      line("because", reason);
    }
    line("table", result.path("catalog").asString("not compared yet"));
  }

  private void phases(JsonNode report) {
    Table table = new Table("PHASE", "TIME", "UNDONE IN", "LOG", "TABLE", "INDEXES", "");
    for (JsonNode phase : report.path("phases")) {
      JsonNode forth = phase.path("forth");
      table.row(
          Cell.of(phase.path("phase").asString(), Ink.BOLD),
          time(forth),
          time(phase.path("back")),
          bytes(forth, "logBytes"),
          bytes(forth, "tableBytes"),
          bytes(forth, "indexBytes"),
          Cell.of(remark(phase)));
    }
    table.writeOn(terminal);
  }

  private static String remark(JsonNode phase) {
    String skipped = phase.path("skippedBecause").asString("");
    return skipped.isEmpty() ? "" : "skipped: " + skipped;
  }

  private void locks(JsonNode locks) {
    line("waited", lock(locks.path("waited"), "no step had to wait for its lock"));
    line("held", lock(locks.path("held"), "no step kept readers or writers waiting"));
    line(
        "rows",
        "locked for %s at most by a worker"
            .formatted(Figures.time(Duration.ofMillis(locks.path("rowsHeldMillis").asLong()))));
  }

  private static String lock(JsonNode lock, String none) {
    if (!lock.isObject()) {
      return none;
    }
    String by = lock.path("by").asString("");
    return "%s, step %s%s"
        .formatted(
            Figures.time(Duration.ofMillis(lock.path("millis").asLong())),
            lock.path("step").asString(),
            by.isEmpty() ? "" : ", by " + by);
  }

  private void prospect(JsonNode report) {
    JsonNode prospect = report.path("prospect");
    String target = report.path("rehearsed").path("target").asString();
    String unknown = prospect.path("unknownBecause").asString("");
    if (!unknown.isEmpty()) {
      terminal.line("No forecast for %s: %s.".formatted(target, unknown));
      return;
    }
    terminal.line(
        "Forecast for %s, where the table is %.1f times as large (%s instead of %s):"
            .formatted(
                target,
                prospect.path("factor").asDouble(),
                Figures.bytes(prospect.path("meantFor").path("tableBytes").asLong()),
                Figures.bytes(prospect.path("measuredOn").path("tableBytes").asLong())));
    Table table = new Table("PHASE", "TIME", "LOG", "TABLE", "INDEXES");
    prospect
        .path("phases")
        .forEach(phase -> cost(table, phase.path("phase").asString(), phase.path("cost")));
    cost(table, "all", prospect.path("total"));
    table.writeOn(terminal);
    sentences(prospect.path("caveats"));
  }

  private static void cost(Table table, String name, JsonNode cost) {
    table.row(
        Cell.of(name, Ink.BOLD),
        time(cost),
        bytes(cost, "logBytes"),
        bytes(cost, "tableBytes"),
        bytes(cost, "indexBytes"));
  }

  private static Cell time(JsonNode cost) {
    return Cell.of(
        cost.isObject() ? Figures.time(Duration.ofMillis(cost.path("millis").asLong())) : NOTHING);
  }

  private static Cell bytes(JsonNode cost, String name) {
    return Cell.of(cost.isObject() ? Figures.bytes(cost.path(name).asLong()) : NOTHING);
  }

  private void sentences(JsonNode sentences) {
    sentences.forEach(sentence -> terminal.line("  " + sentence.asString() + "."));
  }

  private void line(String name, String text) {
    terminal.line("  %-8s %s".formatted(name, text));
  }
}
