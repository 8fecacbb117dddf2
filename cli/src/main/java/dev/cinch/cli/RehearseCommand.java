package dev.cinch.cli;

import dev.cinch.cli.follow.FollowMigration;
import dev.cinch.cli.follow.TellWaits;
import dev.cinch.cli.migration.RehearsalTables;
import dev.cinch.cli.progress.Narrator;
import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.terminal.Terminal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code cinch rehearse}. */
@Command(
    name = "rehearse",
    description = {
      "Tries a plan out on a copy from its first phase to its last, takes all back, and reports times,"
          + " locks, log and growth, with a forecast for the target that the plan is meant for.",
      "The copy is a target of the planner's that is marked for it. No gate is asked, no approval"
          + " waited for; steps without a way back are carried out and rolled back.",
      "Interrupted, the same command goes on where the rehearsal has come to meanwhile."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch rehearse rename.yml --on shop-copy",
      "  cinch rehearse rename.yml --on shop-copy --json | jq .prospect.total"
    })
final class RehearseCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private PlanFile plan = new PlanFile();

  @Option(
      names = "--on",
      paramLabel = "TARGET",
      description = "A target that is marked for rehearsals (default: the plan's own).")
  private @Nullable String target;

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private PlannerOption planner = new PlannerOption();

  RehearseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    json.leaveOutput(terminal);
    HttpPlanner asked = planner.planner();
    String id = asked.rehearse(plan.files(), target);
    follow(asked, id);
    JsonNode report = asked.rehearsal(id);
    if (!json.wrote(report, terminal)) {
      new RehearsalTables(terminal).write(report);
    }
    return ExitCodes.of(report.path("result").path("outcome").asString().equals("PASSED"));
  }

  private void follow(HttpPlanner asked, String id) throws InterruptedException {
    Clock clock = Clock.systemUTC();
    Narrator narrator = new Narrator(terminal, clock, ZoneId.systemDefault());
    new FollowMigration(asked, narrator, new TellWaits(narrator), clock).follow(id);
  }
}
