package dev.cinch.cli.migration;

import dev.cinch.cli.terminal.Table;
import dev.cinch.cli.terminal.Table.Cell;
import dev.cinch.cli.terminal.Terminal;
import java.time.Clock;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Migrations, one a line. */
public record MigrationList(Terminal terminal, Clock clock) {

  public void write(JsonNode migrations) {
    if (migrations.isEmpty()) {
      terminal.line("There is none.");
    }
    Instant now = clock.instant();
    Table table =
        new Table("MIGRATION", "STATE", "PHASE", "PASS", "TARGET", "COLUMN", "OWNER", "MOVED");
    for (JsonNode migration : migrations) {
      JsonNode standing = migration.path("standing");
      String state = standing.path("state").asString();
      table.row(
          Cell.of(migration.path("id").asString()),
          Cell.of(state, Words.ofState(state)),
          phase(standing),
          Cell.of(isPass(standing) ? Words.progress(migration) : ""),
          Cell.of(migration.path("where").path("target").asString()),
          Cell.of(Words.subject(migration)),
          Cell.of(migration.path("owner").asString()),
          Cell.of(Words.ago(standing.path("updatedAt").asString(), now)));
    }
    table.writeOn(terminal);
  }

  /** With what it has come to, where somebody has to know. */
  private static Cell phase(JsonNode standing) {
    String phase = standing.path("phase").asString("");
    String status = standing.path("status").asString("");
    return status.equals("GATED") || status.equals("FAILED")
        ? Cell.of(phase + " " + status, Words.ofStatus(status))
        : Cell.of(phase);
  }

  private static boolean isPass(JsonNode standing) {
    String phase = standing.path("phase").asString("");
    return phase.equals("BACKFILL") || phase.equals("VERIFY");
  }
}
