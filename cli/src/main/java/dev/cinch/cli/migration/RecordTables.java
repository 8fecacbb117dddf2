package dev.cinch.cli.migration;

import dev.cinch.cli.terminal.Figures;
import dev.cinch.cli.terminal.Ink;
import dev.cinch.cli.terminal.Table;
import dev.cinch.cli.terminal.Table.Cell;
import dev.cinch.cli.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What is kept of a migration, in tables. */
public record RecordTables(Terminal terminal) {

  /** What happened, when, and who did it. */
  public void history(JsonNode entries) {
    Table table = new Table("AT", "WHO", "ATTEMPT", "WHAT", "");
    for (JsonNode entry : entries) {
      String phase = entry.path("phase").asString("");
      String after = entry.path("after").asString("");
      table.row(
          Cell.of(Words.moment(entry.path("at").asString())),
          Cell.of(entry.path("actor").asString()),
          Cell.of(String.valueOf(entry.path("attempt").asInt())),
          after.isEmpty()
              ? Cell.of((entry.path("what").asString() + " " + phase).strip())
              : Cell.of((phase + " " + after).strip(), Words.ofStatus(after)),
          Cell.of(entry.path("reason").asString("")));
    }
    table.writeOn(terminal);
  }

  /** Each step that was run, and who held it up. */
  public void steps(JsonNode runs) {
    Table table = new Table("PHASE", "STEP", "ENDED", "TIME", "TRIES", "");
    for (JsonNode each : runs) {
      JsonNode run = each.path("run");
      String ending = run.path("ending").asString();
      JsonNode timing = run.path("timing");
      table.row(
          Cell.of(each.path("phase").asString()),
          Cell.of(run.path("step").asString()),
          Cell.of(ending, Words.ofStatus(ending.equals("DONE") ? "DONE" : "FAILED")),
          Cell.of(
              Figures.time(
                  Duration.between(
                      Instant.parse(timing.path("began").asString()),
                      Instant.parse(timing.path("ended").asString())))),
          Cell.of(String.valueOf(timing.path("tries").asInt())),
          Cell.of(heldUp(run)));
    }
    table.writeOn(terminal);
  }

  private static String heldUp(JsonNode run) {
    List<String> words = new ArrayList<>();
    String error = run.path("error").asString("");
    if (!error.isEmpty()) {
      words.add(error);
    }
    for (JsonNode blocked : run.path("blocked")) {
      words.add(
          "held up %d ms by %s"
              .formatted(blocked.path("waitedMillis").asLong(), blocked.path("by").asString()));
    }
    return String.join("; ", words);
  }

  /** Rows that can't be filled. */
  public void badRows(JsonNode rows) {
    Table table = new Table("TABLE", "ROW", "PHASE", "PASS", "CODE", "");
    for (JsonNode row : rows) {
      table.row(
          Cell.of(row.path("leaf").asString()),
          Cell.of(row.path("key").asString(), Ink.BOLD),
          Cell.of(row.path("phase").asString()),
          Cell.of(String.valueOf(row.path("pass").asInt())),
          Cell.of(row.path("sqlState").asString()),
          Cell.of(row.path("message").asString()));
    }
    table.writeOn(terminal);
  }
}
