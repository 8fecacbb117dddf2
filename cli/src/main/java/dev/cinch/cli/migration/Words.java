package dev.cinch.cli.migration;

import dev.cinch.cli.terminal.Figures;
import dev.cinch.cli.terminal.Ink;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.JsonNode;

/** Parts of a migration in words. */
final class Words {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private Words() {}

  /** What changes: table and column. */
  static String subject(JsonNode migration) {
    JsonNode where = migration.path("where");
    String replaces = where.path("replaces").asString("");
    return "%s.%s%s"
        .formatted(
            where.path("table").asString(),
            where.path("column").asString(),
            replaces.isEmpty() ? "" : " for " + replaces);
  }

  /** How far the pass over the rows has come; empty before the first. */
  static String progress(JsonNode migration) {
    JsonNode pages = migration.path("progress").path("pages");
    long total = pages.path("total").asLong();
    return migration.path("progress").path("pass").asInt() == 0
        ? ""
        : (total == 0 ? 100 : 100 * pages.path("done").asLong() / total) + " %";
  }

  static String ago(String moment, Instant now) {
    return Figures.span(Duration.between(Instant.parse(moment), now)) + " ago";
  }

  static String moment(String moment) {
    return MOMENT.format(Instant.parse(moment));
  }

  static Ink ofState(String state) {
    return switch (state) {
      case "COMPLETED" -> Ink.GREEN;
      case "ABORTED", "ROLLED_BACK" -> Ink.RED;
      case "PAUSED", "ROLLING_BACK" -> Ink.YELLOW;
      default -> Ink.BOLD;
    };
  }

  static Ink ofStatus(String status) {
    return switch (status) {
      case "DONE", "PASS" -> Ink.GREEN;
      case "FAILED", "UNDONE" -> Ink.RED;
      case "GATED", "BLOCKED" -> Ink.YELLOW;
      case "RUNNING" -> Ink.BOLD;
      default -> Ink.FAINT;
    };
  }
}
