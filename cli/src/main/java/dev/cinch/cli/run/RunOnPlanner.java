package dev.cinch.cli.run;

import dev.cinch.cli.follow.Ending;
import dev.cinch.cli.follow.EventLines;
import dev.cinch.cli.follow.FollowMigration;
import dev.cinch.cli.progress.Narrator;
import dev.cinch.cli.run.AskWhatItWaitsFor.Consent;
import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.service.PlanFiles;
import dev.cinch.cli.terminal.Terminal;
import java.time.Clock;
import java.time.ZoneId;

/** Starts a migration on a planner, and stays with it to its end. */
public final class RunOnPlanner {

  private final HttpPlanner planner;
  private final Terminal terminal;
  private final Consent consent;

  private RunOnPlanner(HttpPlanner planner, Terminal terminal, Consent consent) {
    this.planner = planner;
    this.terminal = terminal;
    this.consent = consent;
  }

  /** One that asks whoever sits at the terminal. */
  public static RunOnPlanner asking(HttpPlanner planner, Terminal terminal) {
    return new RunOnPlanner(planner, terminal, Consent.ASK);
  }

  /** One that gives every approval. */
  public static RunOnPlanner agreeing(HttpPlanner planner, Terminal terminal) {
    return new RunOnPlanner(planner, terminal, Consent.YES);
  }

  public Ending run(PlanFiles plan) throws InterruptedException {
    return follow(planner.start(plan));
  }

  Ending follow(String id) throws InterruptedException {
    return following(Clock.systemUTC()).follow(id);
  }

  /** Where the output is left to answers, programs read it. */
  private FollowMigration following(Clock clock) {
    if (terminal.isLeftToAnswers()) {
      EventLines lines = new EventLines(terminal);
      Narrator nobody = new Narrator(Terminal.mute(), clock, ZoneId.systemDefault());
      return FollowMigration.inLines(
          planner,
          lines,
          lines.before(new AskWhatItWaitsFor(planner, nobody, Terminal.mute(), consent)),
          clock);
    }
    Narrator narrator = new Narrator(terminal, clock, ZoneId.systemDefault());
    AskWhatItWaitsFor attendant = new AskWhatItWaitsFor(planner, narrator, terminal, consent);
    return new FollowMigration(planner, narrator, attendant, clock);
  }
}
