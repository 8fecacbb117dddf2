package dev.cinch.cli;

import dev.cinch.cli.plan.FindingLines;
import dev.cinch.cli.plan.LintSarif;
import dev.cinch.cli.plan.Previews;
import dev.cinch.cli.plan.ProblemAnswers;
import dev.cinch.cli.plan.Severities;
import dev.cinch.cli.plan.Severities.Limit;
import dev.cinch.cli.plan.UnreadablePlanException;
import dev.cinch.cli.service.PlanFiles;
import dev.cinch.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code cinch lint}. */
@Command(
    name = "lint",
    description = {
      "Looks at a plan and its target for all that is known to hurt. Touches nothing.",
      "A planner is asked, or with --target the database itself; then nothing has to run.",
      "Ends with 1 where something is found that is as bad as --fail-on says."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch lint rename.yml",
      "  cinch lint rename.yml --fail-on warning",
      "  cinch lint plans/rename.yml --sarif > lint.sarif      for code hosts",
      "  cinch lint rename.yml --target jdbc:postgresql://db.example/shop --user shop_owner"
    })
final class LintCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private PlanFile plan = new PlanFile();

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Limit limit = Limit.ERROR;

  @Option(names = "--sarif", description = "Answer in SARIF 2.1.0.")
  private boolean sarif;

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private PreviewOption where = new PreviewOption();

  LintCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    PlanFiles files = plan.files();
    try {
      return ExitCodes.of(look(files).isBelow(limit));
    } catch (UnreadablePlanException unreadable) {
      if (sarif) {
        terminal.line(LintSarif.of(unreadable.problems(), plan.name()));
      } else if (!json.wrote(ProblemAnswers.of(unreadable, plan.name()), terminal)) {
        new FindingLines(terminal).write(unreadable.problems(), plan.name());
      }
      return ExitCodes.BAD;
    }
  }

  private Severities look(PlanFiles files) {
    Previews previews = where.previews(terminal);
    JsonNode preview = previews.preview(files);
    Severities found = Severities.of(preview);
    if (sarif) {
      terminal.line(previews.sarif(files, plan.name()));
    } else if (!json.wrote(preview, terminal)) {
      FindingLines lines = new FindingLines(terminal);
      lines.write(preview, plan.name());
      lines.sum(found);
    }
    return found;
  }
}
