package dev.cinch.planner.command;

import dev.cinch.planner.command.Command.Abort;
import dev.cinch.planner.command.Command.Approve;
import dev.cinch.planner.command.Command.Pause;
import dev.cinch.planner.command.Command.Resume;
import dev.cinch.planner.command.Command.Rollback;
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
  private final Clock clock;

  public DecideCommand(WhatRemains remains, Clock clock) {
    this.remains = remains;
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
    throw new IllegalStateException("Cannot decide on " + command);
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
