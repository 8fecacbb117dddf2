package dev.cinch.cli;

import dev.cinch.cli.migration.RecordTables;
import dev.cinch.cli.terminal.Figures;
import dev.cinch.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code cinch bad-rows}. */
@Command(
    name = "bad-rows",
    description = {
      "Lists the rows that can't be filled, with what the database says of each.",
      "Correct or delete them, then resume."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch bad-rows orders-reference-text",
      "  cinch bad-rows orders-reference-text --json | jq -r '.badRows[].key'"
    })
final class BadRowsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "MIGRATION", description = "The migration's id.")
  private String migration = "";

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private PlannerOption planner = new PlannerOption();

  BadRowsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    JsonNode found = planner.planner().badRows(migration);
    if (!json.wrote(found, terminal)) {
      JsonNode rows = found.path("badRows");
      new RecordTables(terminal).badRows(rows);
      terminal.line(
          rows.isEmpty()
              ? "There is none."
              : Figures.count(rows.size(), "row") + " can't be filled.");
    }
    return ExitCodes.GOOD;
  }
}
