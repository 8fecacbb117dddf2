package dev.cinch.cli;

import dev.cinch.cli.plan.FindingLines;
import dev.cinch.cli.plan.PlanMarkdown;
import dev.cinch.cli.plan.PlanText;
import dev.cinch.cli.plan.ProblemAnswers;
import dev.cinch.cli.plan.UnreadablePlanException;
import dev.cinch.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code cinch plan}. */
@Command(
    name = "plan",
    description = {
      "Shows what a plan would do: phases, steps, locks, undo, SQL and a forecast. Touches nothing.",
      "A planner is asked, or with --target the database itself; then nothing has to run."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch plan rename.yml",
      "  cinch plan rename.yml --sql",
      "  cinch plan rename.yml --markdown > comment.md      for the pull request",
      "  cinch plan rename.yml --target jdbc:postgresql://db.example/shop --user shop_owner"
    })
final class PlanCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private PlanFile plan = new PlanFile();

  @Option(names = "--sql", description = "With the SQL of each step, and of its undo.")
  private boolean sql;

  @Option(names = "--markdown", description = "For a pull request; the SQL is folded away.")
  private boolean markdown;

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private PreviewOption where = new PreviewOption();

  PlanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try {
      JsonNode preview = where.previews(terminal).preview(plan.files());
      write(preview);
      return ExitCodes.of(preview.path("objections").isEmpty());
    } catch (UnreadablePlanException unreadable) {
      if (!json.wrote(ProblemAnswers.of(unreadable, plan.name()), terminal)) {
        new FindingLines(terminal).write(unreadable.problems(), plan.name());
      }
      return ExitCodes.BAD;
    }
  }

  private void write(JsonNode preview) {
    if (json.wrote(preview, terminal)) {
      return;
    }
    if (markdown) {
      PlanMarkdown.lines(preview, plan.name()).forEach(terminal::line);
    } else {
      PlanText text = new PlanText(terminal);
      text.write(preview, plan.name());
      if (sql) {
        text.writeSql(preview);
      }
    }
  }
}
