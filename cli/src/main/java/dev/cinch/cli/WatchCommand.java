package dev.cinch.cli;

import dev.cinch.cli.follow.EventLines;
import dev.cinch.cli.follow.FollowMigration;
import dev.cinch.cli.follow.TellWaits;
import dev.cinch.cli.progress.Narrator;
import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.terminal.Terminal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cinch watch}. */
@Command(
    name = "watch",
    description = {
      "Tells the course of a migration as it happens, from its beginning, until it is over.",
      "Ends with 0 where it has arrived, and with 1 where it was given up, taken back, or has failed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch watch orders-reference-text",
      "  cinch watch orders-reference-text > course.log      a line each step",
      "  cinch watch orders-reference-text --json | jq -c 'select(.event == \"history\").data.entry'"
    })
final class WatchCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "MIGRATION", description = "The migration's id.")
  private String migration = "";

  @Option(
      names = "--json",
      description = "An event a line, in JSON, as the planner tells them, and what is waited for.")
  private boolean json;

  @Mixin private PlannerOption planner = new PlannerOption();

  WatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    HttpPlanner asked = planner.planner();
    asked.migration(migration);
    return ExitCodes.of(following(asked, Clock.systemUTC()).follow(migration).isGood());
  }

  private FollowMigration following(HttpPlanner asked, Clock clock) {
    if (json) {
      EventLines lines = new EventLines(terminal);
      return FollowMigration.inLines(asked, lines, lines.alone(), clock);
    }
    Narrator narrator = new Narrator(terminal, clock, ZoneId.systemDefault());
    return new FollowMigration(asked, narrator, new TellWaits(narrator), clock);
  }
}
