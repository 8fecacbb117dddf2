package dev.cinch.cli.plan;

import dev.cinch.cli.plan.UnreadablePlanException.Problem;
import dev.cinch.cli.terminal.Figures;
import dev.cinch.cli.terminal.Ink;
import dev.cinch.cli.terminal.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What deserves a look, each in a line that editors can jump to. */
public final class FindingLines {

  private final Terminal terminal;

  public FindingLines(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Objections first, since nothing else is known then. */
  public void write(JsonNode preview, String file) {
    for (JsonNode objection : preview.path("objections")) {
      line(file, 1, 1, "ERROR", "target", objection.asString());
    }
    for (JsonNode finding : preview.path("findings")) {
      line(
          finding.path("place").path("file").asString(file),
          finding.path("place").path("line").asInt(1),
          finding.path("place").path("column").asInt(1),
          finding.path("severity").asString(),
          finding.path("rule").asString(),
          "%s. %s."
              .formatted(finding.path("reason").asString(), finding.path("remedy").asString()));
    }
  }

  /** What is wrong with a plan that can't be read. */
  public void write(List<Problem> problems, String file) {
    problems.forEach(
        each ->
            line(
                Objects.requireNonNullElse(each.file(), file),
                each.line(),
                each.column(),
                "ERROR",
                "plan",
                each.message()));
  }

  /** How many there are of each severity. */
  public void sum(Severities found) {
    terminal.line(
        found.isEmpty()
            ? terminal.ink(Ink.GREEN, "Nothing deserves a look.")
            : "%s, %s, %s."
                .formatted(
                    Figures.count(found.errors(), "error"),
                    Figures.count(found.warnings(), "warning"),
                    Figures.count(found.infos(), "note")));
  }

  private void line(
      String file, int line, int column, String severity, String rule, String sentence) {
    terminal.line(
        "%s:%d:%d: %s %s: %s"
            .formatted(
                file,
                line,
                column,
                terminal.ink(ink(severity), severity.toLowerCase(Locale.ROOT)),
                rule,
                sentence));
  }

  private static Ink ink(String severity) {
    return switch (severity) {
      case "ERROR" -> Ink.RED;
      case "WARNING" -> Ink.YELLOW;
      default -> Ink.FAINT;
    };
  }
}
