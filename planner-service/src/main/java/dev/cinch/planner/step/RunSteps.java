package dev.cinch.planner.step;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Migrations;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.step.StepRuns.KeptRun;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the steps of a phase one after the other and keeps a record of each. */
public final class RunSteps {

  private final TargetSteps target;
  private final StepRuns runs;
  private final Standstills standstills;
  private final Migrations migrations;

  public RunSteps(
      TargetSteps target, StepRuns runs, Standstills standstills, Migrations migrations) {
    this.target = target;
    this.runs = runs;
    this.standstills = standstills;
    this.migrations = migrations;
  }

  /**
   * Comes back when the target holds the outcome of every step.
   *
   * @throws PhaseFailedException if a step can't be carried out
   * @throws TryLaterException if it could not be now
   */
  public void run(Migration migration, Phase phase, List<Step> steps) {
    for (Step step : steps) {
      keep(
          migration,
          phase,
          isOnlyTried(migration, step)
              ? target.tryOut(migration, step, between(migration))
              : target.carryOut(migration, step, between(migration)));
    }
  }

  /**
   * Takes steps back, the last one first; comes back when nothing of them is left.
   *
   * @throws PhaseFailedException if a step can't be taken back
   * @throws TryLaterException if it could not be now
   */
  public void undo(Migration migration, Phase phase, List<Step> steps) {
    List<Step> lastFirst = new ArrayList<>(steps);
    Collections.reverse(lastFirst);
    for (Step step : lastFirst) {
      if (step.undo().kind() != Undo.Kind.NEEDLESS && !isOnlyTried(migration, step)) {
        keep(migration, phase, target.takeBack(migration, step, between(migration)));
      }
    }
  }

  /** A rehearsal goes on to its end, but never beyond the point of no return. */
  private static boolean isOnlyTried(Migration migration, Step step) {
    return migration.isRehearsal() && step.undo().kind() == Undo.Kind.IMPOSSIBLE;
  }

  /** Since when all steps have been carried out in this attempt; empty where one has not. */
  public Optional<Instant> doneSince(Migration migration, Phase phase, List<Step> steps) {
    Map<String, Instant> done = new HashMap<>();
    for (KeptRun kept : runs.of(migration.id())) {
      if (kept.attempt() == migration.attempt() && kept.phase() == phase) {
        String name = kept.run().step();
        if (name.startsWith(StepRun.UNDO)) {
          done.remove(name.substring(StepRun.UNDO.length()));
        } else if (kept.run().ending() == StepRun.Ending.DONE) {
          done.put(name, kept.run().timing().ended());
        }
      }
    }
    return steps.stream().allMatch(step -> done.containsKey(step.id()))
        ? done.values().stream().max(Comparator.naturalOrder())
        : Optional.empty();
  }

  private void keep(Migration migration, Phase phase, StepRun run) {
    runs.keep(migration.id(), migration.attempt(), phase, run);
    standstills.forget(migration.id());
    judge(run);
  }

  private BetweenTries between(Migration migration) {
    return new BetweenTries() {
      @Override
      public boolean goesOn() {
        return isStillWanted(migration);
      }

      @Override
      public void heldUp(Standstill standstill) {
        standstills.keep(migration.id(), standstill);
      }
    };
  }

  /** A pause, an abort or a new attempt stops a step between two tries. */
  private boolean isStillWanted(Migration migration) {
    return migrations
        .find(migration.id())
        .filter(now -> now.state() == migration.state() && now.attempt() == migration.attempt())
        .isPresent();
  }

  private static void judge(StepRun run) {
    switch (run.ending()) {
      case DONE -> {}
      case FAILED, LOCK_NOT_OBTAINED ->
          throw new PhaseFailedException(
              "Cannot carry out step %s: %s".formatted(run.step(), run.error()));
      case STOPPED, TARGET_UNAVAILABLE ->
          throw new TryLaterException("Step %s waits: %s".formatted(run.step(), run.error()));
    }
  }
}
