package dev.cinch.cli.plan;

import dev.cinch.cli.plan.PlanSteps.Row;
import dev.cinch.cli.terminal.Ink;
import dev.cinch.cli.terminal.Table;
import dev.cinch.cli.terminal.Table.Cell;
import dev.cinch.cli.terminal.Terminal;
import tools.jackson.databind.JsonNode;

/** A preview on a terminal. */
public final class PlanText {

  private final Terminal terminal;

  public PlanText(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Writes it down.
   *
   * @param file the plan's, for the findings
   */
  public void write(JsonNode preview, String file) {
    PlanSteps steps = new PlanSteps(preview);
    terminal.line(terminal.ink(Ink.BOLD, "Migration " + preview.path("migration").asString()));
    terminal.gap();
    table(steps);
    forecast(preview);
    if (!preview.path("findings").isEmpty() || !steps.objections().isEmpty()) {
      terminal.gap();
      new FindingLines(terminal).write(preview, file);
    }
  }

  /** Writes the statements down. */
  public void writeSql(JsonNode preview) {
    terminal.gap();
    new PlanSteps(preview).sql().forEach(this::sql);
  }

  private void table(PlanSteps steps) {
    Table table = new Table("PHASE", "STEP", "LOCK", "BLOCKS", "UNDO");
    String before = "";
    for (Row row : steps.rows()) {
      table.row(
          Cell.of(row.phase().equals(before) ? "" : row.phase(), Ink.BOLD),
          Cell.of(row.step()),
          Cell.of(row.lock()),
          Cell.of(row.blocks()),
          row.undo().equals("none") ? Cell.of("none", Ink.RED) : Cell.of(row.undo()));
      before = row.phase();
    }
    table.writeOn(terminal);
  }

  private void forecast(JsonNode preview) {
    if (preview.path("phases").isEmpty()) {
      return;
    }
    terminal.gap();
    ForecastWords.of(preview)
        .forEach((name, words) -> terminal.line("%-13s%s".formatted(name, words)));
  }

  private void sql(String line) {
    terminal.line(line.startsWith("--") ? terminal.ink(Ink.FAINT, line) : line);
  }
}
