package dev.cinch.planner.command;

import dev.cinch.planner.command.CommandRefusedException.Reason;
import dev.cinch.planner.migration.CommitTransition;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Migrations;
import dev.cinch.planner.migration.Wake;
import dev.cinch.planner.plan.Objection;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.rehearsal.RehearsalTargets;
import dev.cinch.planner.step.TargetFacts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Begins the rehearsal of a plan: a migration like any other, under an id of its own on a target
 * that is marked for it, which is taken back at its end. While one of the same plan is under way on
 * the same target, no other is begun.
 */
public final class StartRehearsal {

  private static final int LONGEST_ID = 100;

  private final Migrations migrations;
  private final CommitTransition commit;
  private final TargetFacts facts;
  private final RehearsalTargets targets;
  private final Start start;

  /** How migrations begin. */
  public record Start(Wake wake, Clock clock) {}

  /** The rehearsal, and whether it was begun by this. */
  public record Begun(String migration, boolean isNew) {}

  public StartRehearsal(
      Migrations migrations,
      CommitTransition commit,
      TargetFacts facts,
      RehearsalTargets targets,
      Start start) {
    this.migrations = migrations;
    this.commit = commit;
    this.facts = facts;
    this.targets = targets;
    this.start = start;
  }

  public Begun start(Plan plan, String target, String actor) {
    targets
        .objection(plan, target)
        .ifPresent(
            why -> {
              throw new CommandRefusedException(
                  Reason.NO_REHEARSAL_TARGET,
                  "Cannot rehearse %s on target \"%s\": %s".formatted(plan.id(), target, why));
            });
    while (true) {
      List<Migration> before = migrations.rehearsals(plan.id());
      Optional<Migration> underWay =
          before.stream().filter(earlier -> isTheSame(earlier, plan, target)).findFirst();
      if (underWay.isPresent()) {
        return new Begun(underWay.get().id(), false);
      }
      Plan rehearsal = plan.rehearsedAs(id(plan.id(), before), target);
      refuseObjections(rehearsal);
      if (commit.commitStart(Migration.start(rehearsal, start.clock().instant()), actor)) {
        start.wake().wake(rehearsal.id());
        return new Begun(rehearsal.id(), true);
      }
    }
  }

  private static boolean isTheSame(Migration earlier, Plan plan, String target) {
    return !earlier.state().isFinal()
        && earlier.plan().digest().equals(plan.digest())
        && earlier.plan().target().equals(target);
  }

  /** The plan's id with a number behind it that nobody has yet. */
  private String id(String plan, List<Migration> before) {
    for (int number = before.size() + 1; ; number++) {
      String ending = "-rehearsal-" + number;
      String id = plan.substring(0, Math.min(plan.length(), LONGEST_ID - ending.length())) + ending;
      if (migrations.find(id).isEmpty()) {
        return id;
      }
    }
  }

  private void refuseObjections(Plan rehearsal) {
    List<Objection> objections = facts.objections(rehearsal);
    if (!objections.isEmpty()) {
      throw new CommandRefusedException(
          Reason.TARGET_OBJECTS,
          "Cannot start rehearsal %s: %s"
              .formatted(rehearsal.id(), Objection.sentence(rehearsal, objections)));
    }
  }
}
