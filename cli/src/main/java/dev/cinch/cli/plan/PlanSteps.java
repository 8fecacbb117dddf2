package dev.cinch.cli.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The phases and steps of a preview, in words. */
record PlanSteps(JsonNode preview) {

  /** A step, or a phase that has none. */
  record Row(String phase, String step, String lock, String blocks, String undo) {}

  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (JsonNode phase : preview.path("phases")) {
      String name = phase.path("phase").asString();
      if (!phase.path("skippedBecause").asString("").isEmpty()) {
        rows.add(
            new Row(
                name, "skipped: " + lower(phase.path("skippedBecause").asString()), "", "", ""));
        continue;
      }
      rows.addAll(rowsOf(phase, name));
    }
    return rows;
  }

  private static List<Row> rowsOf(JsonNode phase, String name) {
    List<Row> rows = new ArrayList<>();
    if (phase.path("gated").asBoolean()) {
      rows.add(new Row(name, "the gate: waits until no consumer would break", "", "", ""));
    }
    if (isPass(name)) {
      rows.add(
          new Row(
              name,
              name.equals("BACKFILL")
                  ? "workers fill the rows, slice by slice"
                  : "workers recompute each row, until a pass finds nothing",
              "rows of a slice",
              "their writers, briefly",
              "not needed"));
    }
    for (JsonNode step : phase.path("steps")) {
      rows.add(
          new Row(
              name,
              step.path("purpose").asString(),
              step.path("lock").path("mode").asString().replace('_', ' '),
              step.path("lock").path("blocks").asString(),
              undo(step.path("undo"))));
    }
    if (rows.isEmpty()) {
      rows.add(
          new Row(
              name,
              name.equals("SWITCH")
                  ? "applications are told to read the new column"
                  : "no statement",
              "",
              "",
              ""));
    }
    return rows;
  }

  private static boolean isPass(String phase) {
    return phase.equals("BACKFILL") || phase.equals("VERIFY");
  }

  private static String undo(JsonNode undo) {
    int statements = undo.path("sql").size();
    return switch (undo.path("kind").asString()) {
      case "BY_STATEMENTS" -> statements == 1 ? "1 statement" : statements + " statements";
      case "NEEDLESS" -> "not needed";
      case "IMPOSSIBLE" -> "none";
      default -> undo.path("kind").asString();
    };
  }

  /** All statements, as a script that nobody runs: what is not SQL is a comment. */
  List<String> sql() {
    List<String> lines = new ArrayList<>();
    for (JsonNode phase : preview.path("phases")) {
      for (JsonNode step : phase.path("steps")) {
        if (!lines.isEmpty()) {
          lines.add("");
        }
        lines.add(
            "-- %s: %s%s"
                .formatted(
                    phase.path("phase").asString(),
                    step.path("purpose").asString(),
                    step.path("transactional").asBoolean() ? "" : " (each statement on its own)"));
        statements(step.path("sql"), lines);
        if (!step.path("undo").path("sql").isEmpty()) {
          lines.add("-- undo:");
          statements(step.path("undo").path("sql"), lines);
        }
      }
    }
    return lines;
  }

  private static void statements(JsonNode sql, List<String> lines) {
    for (JsonNode statement : sql) {
      (statement.asString().stripTrailing() + ";").lines().forEach(lines::add);
    }
  }

  List<String> objections() {
    return StreamSupport.stream(preview.path("objections").spliterator(), false)
        .map(JsonNode::asString)
        .toList();
  }

  private static String lower(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
