package dev.cinch.planner.command;

import dev.cinch.planner.command.CommandRefusedException.Reason;
import dev.cinch.planner.migration.CommitTransition;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Migrations;
import dev.cinch.planner.plan.Objection;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.PlanReader;
import dev.cinch.planner.step.TargetFacts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Begins a migration from a plan; the same plan twice begins it once. */
public final class StartMigration {

  private final PlanReader reader = new PlanReader();
  private final Migrations migrations;
  private final CommitTransition commit;
  private final TargetFacts target;
  private final Clock clock;

  public StartMigration(
      Migrations migrations, CommitTransition commit, TargetFacts target, Clock clock) {
    this.migrations = migrations;
    this.commit = commit;
    this.target = target;
    this.clock = clock;
  }

  /**
   * Stores the migration.
   *
   * @return false where the same plan had been started already
   * @throws dev.cinch.planner.plan.InvalidPlanException if the plan can't be read
   */
  boolean start(Command.Start command) {
    Plan plan = reader.read(command.plan());
    if (!plan.id().equals(command.migration())) {
      throw new CommandRefusedException(
          Reason.DOES_NOT_FIT,
          "Cannot start migration %s: the plan's id is %s"
              .formatted(command.migration(), plan.id()));
    }
    if (isThereAlready(plan)) {
      return false;
    }
    List<Objection> objections = target.objections(plan);
    if (!objections.isEmpty()) {
      throw new CommandRefusedException(
          Reason.TARGET_OBJECTS,
          "Cannot start migration %s: %s"
              .formatted(plan.id(), Objection.sentence(plan, objections)));
    }
    return commit.commitStart(Migration.start(plan, clock.instant()), command.by().actor())
        || !isThereAlready(plan);
  }

  private boolean isThereAlready(Plan plan) {
    Optional<Migration> existing = migrations.find(plan.id());
    if (existing.isPresent() && !existing.get().plan().digest().equals(plan.digest())) {
      throw new CommandRefusedException(
          Reason.PLAN_DIFFERS,
          "Cannot start migration %s: one of that id was started with another plan; give the changed plan an id of its own"
              .formatted(plan.id()));
    }
    return existing.isPresent();
  }
}
