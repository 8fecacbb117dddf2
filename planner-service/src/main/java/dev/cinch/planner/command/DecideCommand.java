package dev.cinch.planner.command;

import dev.cinch.planner.command.Command.Abort;
import dev.cinch.planner.command.Command.Approve;
import dev.cinch.planner.command.Command.Override;
import dev.cinch.planner.command.Command.Pause;
import dev.cinch.planner.command.Command.Resume;
import dev.cinch.planner.command.Command.Rollback;
import dev.cinch.planner.gate.Verdict.Finding;
import dev.cinch.planner.gate.Verdict.Question;
import dev.cinch.planner.gate.Verdicts;
import dev.cinch.planner.migration.GrantedOverride;
import dev.cinch.planner.migration.IllegalTransitionException;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.State;
import dev.cinch.planner.migration.Transition;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides what a command does to a migration where it stands; empty where its effect is there. */
public final class DecideCommand {

  private final WhatRemains remains;
  private final Verdicts verdicts;
  private final Clock clock;

  public DecideCommand(WhatRemains remains, Verdicts verdicts, Clock clock) {
    this.remains = remains;
    this.verdicts = verdicts;
    this.clock = clock;
  }

  Optional<Transition> on(Command command, Migration migration) {
    Instant now = clock.instant();
    String reason = command.by().reason();
    if (command instanceof Pause) {
      return unless(migration.state() == State.PAUSED, () -> migration.pause(reason, now));
    }
    if (command instanceof Resume) {
      return unless(isGoing(migration), () -> migration.resume(reason, now));
    }
    if (command instanceof Rollback) {
      return unless(isGoingBack(migration), () -> migration.rollBack(reason, now));
    }
    if (command instanceof Abort) {
      return unless(
          migration.state() == State.ABORTED,
          () -> migration.abort(reason, remains.of(migration), now));
    }
    if (command instanceof Approve approve) {
      return unless(
          migration.course().approved().contains(approve.phase()),
          () -> migration.approve(approve.phase(), now));
    }
    if (command instanceof Override override) {
      return Optional.of(migration.override(granted(override, migration), now));
    }
    throw new IllegalStateException("Cannot decide on " + command);
  }

  /** Only what the newest verdict holds against the phase can be overridden. */
  private GrantedOverride granted(Override asked, Migration migration) {
    String reason = asked.by().reason();
    if (reason == null || reason.isBlank() || asked.owner().isBlank()) {
      throw new IllegalTransitionException("an override needs a reason and an owner");
    }
    Finding found =
        verdicts
            .newest(migration.id(), asked.phase())
            .filter(verdict -> verdict.question().equals(Question.of(migration, asked.phase())))
            .stream()
            .flatMap(verdict -> verdict.findings().stream())
            .filter(finding -> finding.isAgainst(asked.covered()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalTransitionException(
                        "the gate's last verdict on %s has no such finding of check %s; give subject, consumer and detail as the finding has them"
                            .formatted(asked.phase(), asked.covered().check())));
    return new GrantedOverride(
        asked.phase(),
        asked.covered(),
        found.outcome().name(),
        reason,
        asked.owner(),
        asked.expiresAt());
  }

  private static boolean isGoing(Migration migration) {
    return migration.state() == State.ACTIVE || migration.state() == State.ROLLING_BACK;
  }

  private static boolean isGoingBack(Migration migration) {
    return migration.state() == State.ROLLING_BACK || migration.state() == State.ROLLED_BACK;
  }

  private static Optional<Transition> unless(boolean done, Supplier<Transition> transition) {
    return done ? Optional.empty() : Optional.of(transition.get());
  }
}
