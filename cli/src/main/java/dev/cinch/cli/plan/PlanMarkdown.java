package dev.cinch.cli.plan;

import dev.cinch.cli.plan.PlanSteps.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A preview for a pull request. */
public final class PlanMarkdown {

  private PlanMarkdown() {}

  /**
   * Its lines.
   *
   * @param file the plan's, for the findings
   */
  public static List<String> lines(JsonNode preview, String file) {
    PlanSteps steps = new PlanSteps(preview);
    List<String> lines = new ArrayList<>();
    lines.add("### Migration `%s`".formatted(preview.path("migration").asString()));
    lines.add("");
    steps.objections().forEach(objection -> lines.add("> **Can't start:** " + cell(objection)));
    if (steps.rows().isEmpty()) {
      return lines;
    }
    table(steps, lines);
    lines.add("");
    ForecastWords.of(preview)
        .forEach((name, words) -> lines.add("- **%s:** %s".formatted(name, words)));
    findings(preview, file, lines);
    sql(steps, lines);
    return lines;
  }

  private static void table(PlanSteps steps, List<String> lines) {
    lines.add("| phase | step | lock | blocks | undo |");
    lines.add("|---|---|---|---|---|");
    String before = "";
    for (Row row : steps.rows()) {
      lines.add(
          "| %s | %s | %s | %s | %s |"
              .formatted(
                  row.phase().equals(before) ? "" : "**%s**".formatted(row.phase()),
                  cell(row.step()),
                  cell(row.lock()),
                  cell(row.blocks()),
                  row.undo().equals("none") ? "**none**" : cell(row.undo())));
      before = row.phase();
    }
  }

  private static void findings(JsonNode preview, String file, List<String> lines) {
    if (preview.path("findings").isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("| | where | what |");
    lines.add("|---|---|---|");
    for (JsonNode finding : preview.path("findings")) {
      lines.add(
          "| %s | `%s:%d` | %s. %s. (`%s`) |"
              .formatted(
                  finding.path("severity").asString().toLowerCase(Locale.ROOT),
                  file,
                  finding.path("place").path("line").asInt(1),
                  cell(finding.path("reason").asString()),
                  cell(finding.path("remedy").asString()),
                  finding.path("rule").asString()));
    }
  }

  private static void sql(PlanSteps steps, List<String> lines) {
    if (steps.sql().isEmpty()) {
      return;
    }
    String fence = fence(steps.sql());
    lines.addAll(List.of("", "<details><summary>SQL</summary>", "", fence + "sql"));
    lines.addAll(steps.sql());
    lines.addAll(List.of(fence, "", "</details>"));
  }

  /** Longer than any that stands in a line, which could end the block. */
  private static String fence(List<String> lines) {
    StringBuilder fence = new StringBuilder("```");
    while (lines.stream().anyMatch(line -> line.contains(fence))) {
      fence.append('`');
    }
    return fence.toString();
  }

  /** What comes from outside can't end its cell or become markup. */
  private static String cell(String text) {
    return text.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("*", "\\*")
        .replace("_", "\\_")
        .replace("`", "\\`")
        .replace("\n", " ");
  }
}
