package dev.cinch.cli.migration;

import dev.cinch.cli.terminal.Figures;
import dev.cinch.cli.terminal.Ink;
import dev.cinch.cli.terminal.Table;
import dev.cinch.cli.terminal.Table.Cell;
import dev.cinch.cli.terminal.Terminal;
import java.time.Clock;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One migration, phase by phase. */
public record MigrationDetails(Terminal terminal, Clock clock) {

  public void write(JsonNode migration) {
    head(migration);
    terminal.gap();
    phases(migration);
    progress(migration);
    forgetful(migration);
    waits(migration);
  }

  private void head(JsonNode migration) {
    JsonNode standing = migration.path("standing");
    String state = standing.path("state").asString();
    terminal.line(
        "%s is %s"
            .formatted(
                terminal.ink(Ink.BOLD, migration.path("id").asString()),
                terminal.ink(Words.ofState(state), state)));
    line(
        "column",
        Words.subject(migration) + " on " + migration.path("where").path("target").asString());
    if (migration.path("rehearsed").isObject()) {
      line(
          "rehearses",
          "%s, which is meant for %s"
              .formatted(
                  migration.path("rehearsed").path("id").asString(),
                  migration.path("rehearsed").path("target").asString()));
    }
    line("owner", migration.path("owner").asString());
    line("purpose", migration.path("purpose").asString());
    line(
        "began",
        "%s, moved %s, attempt %d"
            .formatted(
                Words.moment(standing.path("createdAt").asString()),
                Words.ago(standing.path("updatedAt").asString(), clock.instant()),
                standing.path("attempt").asInt()));
    line(
        "readers",
        standing.path("readers").asString().equals("NEW")
            ? "of the new column"
            : "of the old column");
  }

  private void phases(JsonNode migration) {
    Table table = new Table("PHASE", "STATUS", "SINCE", "");
    for (JsonNode phase : migration.path("phases")) {
      String status = phase.path("status").asString();
      table.row(
          Cell.of(phase.path("phase").asString(), Ink.BOLD),
          Cell.of(status, Words.ofStatus(status)),
          Cell.of(status.equals("PENDING") ? "" : Words.moment(phase.path("since").asString())),
          Cell.of(reasonOrEvidence(phase)));
    }
    table.writeOn(terminal);
  }

  private static String reasonOrEvidence(JsonNode phase) {
    String reason = phase.path("reason").asString("");
    return reason.isEmpty()
        ? phase.path("evidence").properties().stream()
            .sorted(java.util.Map.Entry.comparingByKey())
            .map(
                each ->
                    each.getKey().replace('_', ' ') + " " + readable(each.getValue().asString()))
            .collect(Collectors.joining(", "))
        : reason;
  }

  private static String readable(String value) {
    return value.matches("\\d{1,18}") ? Figures.count(Long.parseLong(value)) : value;
  }

  private void progress(JsonNode migration) {
    JsonNode progress = migration.path("progress");
    if (progress.path("pass").asInt() > 0) {
      terminal.gap();
      line(
          "pass",
          "%d, %s: %s seen, %s changed, %s differed"
              .formatted(
                  progress.path("pass").asInt(),
                  Words.progress(migration),
                  Figures.count(progress.path("rows").path("seen").asLong(), "row"),
                  Figures.count(progress.path("rows").path("changed").asLong()),
                  Figures.count(progress.path("rows").path("mismatches").asLong())));
    }
    long bad = progress.path("badRows").asLong();
    if (bad > 0) {
      line(
          "bad rows",
          "%s; see cinch bad-rows %s"
              .formatted(Figures.count(bad), migration.path("id").asString()));
    }
  }

  private void forgetful(JsonNode migration) {
    for (JsonNode writer : migration.path("forgetfulWriters")) {
      String client = writer.path("client").asString("");
      line(
          "forgets",
          "%s as %s%s, %s: %s"
              .formatted(
                  writer.path("application").asString("an application without a name"),
                  writer.path("role").asString(),
                  client.isEmpty() ? "" : " from " + client,
                  Words.ago(writer.path("lastSeen").asString(), clock.instant()),
                  writer.path("statement").asString()));
    }
  }

  private void waits(JsonNode migration) {
    String waits = migration.path("waitsFor").asString("");
    if (!waits.isEmpty()) {
      terminal.gap();
      line("waits for", terminal.ink(Ink.YELLOW, waits));
    }
    for (JsonNode finding : migration.path("verdict").path("findings")) {
      String outcome = finding.path("outcome").asString();
      line(
          "gate",
          "%s %s%s"
              .formatted(
                  terminal.ink(Words.ofStatus(outcome), outcome),
                  finding.path("message").asString(),
                  finding.path("clears").asString("").isEmpty()
                      ? ""
                      : " -> " + finding.path("clears").asString()));
    }
  }

  private void line(String name, String text) {
    terminal.line("  %-10s %s".formatted(name, text));
  }
}
