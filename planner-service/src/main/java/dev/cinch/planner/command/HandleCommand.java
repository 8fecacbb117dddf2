package dev.cinch.planner.command;

import dev.cinch.planner.command.Command.Abort;
import dev.cinch.planner.command.Command.Approve;
import dev.cinch.planner.command.Command.Pause;
import dev.cinch.planner.command.Command.Resume;
import dev.cinch.planner.command.Command.Start;
import dev.cinch.planner.command.CommandRefusedException.Reason;
import dev.cinch.planner.migration.CommitTransition;
import dev.cinch.planner.migration.IllegalTransitionException;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.MigrationChangedException;
import dev.cinch.planner.migration.Migrations;
import dev.cinch.planner.migration.State;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.migration.Wake;
import dev.cinch.planner.step.TargetFacts;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The one path of every command, whichever way it came. A command whose effect is there already
 * does nothing.
 */
public final class HandleCommand {

  private static final int TRIES = 20;

  private final Migrations migrations;
  private final CommitTransition commit;
  private final StartMigration starting;
  private final Wake wake;
  private final Clock clock;

  public HandleCommand(
      Migrations migrations, CommitTransition commit, TargetFacts target, Wake wake, Clock clock) {
    this.migrations = migrations;
    this.commit = commit;
    this.starting = new StartMigration(migrations, commit, target, clock);
    this.wake = wake;
    this.clock = clock;
  }

  public void handle(Command command) {
    if (command instanceof Start start) {
      starting.start(start);
    } else {
      apply(command);
    }
    wake.wake(command.migration());
  }

  /** The planner itself may store an edition in between; then the command is judged anew. */
  private void apply(Command command) {
    for (int tries = 1; ; tries++) {
      try {
        decide(command, find(command))
            .ifPresent(transition -> commit.commit(transition, command.by().actor()));
        return;
      } catch (MigrationChangedException changed) {
        if (tries == TRIES) {
          throw changed;
        }
      } catch (IllegalTransitionException illegal) {
        throw new CommandRefusedException(
            Reason.DOES_NOT_FIT,
            "Cannot carry out %s on migration %s: %s"
                .formatted(name(command), command.migration(), illegal.getMessage()));
      }
    }
  }

  private Migration find(Command command) {
    Migration migration =
        migrations
            .find(command.migration())
            .orElseThrow(
                () ->
                    new CommandRefusedException(
                        Reason.UNKNOWN_MIGRATION,
                        "Cannot find migration %s; start it first".formatted(command.migration())));
    Optional<Integer> expected = command.by().expectedAttempt();
    if (expected.isPresent() && expected.get() != migration.attempt()) {
      throw new CommandRefusedException(
          Reason.DOES_NOT_FIT,
          "Cannot carry out %s on migration %s: it was meant for attempt %d, and attempt %d is under way; look again"
              .formatted(name(command), migration.id(), expected.get(), migration.attempt()));
    }
    return migration;
  }

  private Optional<Transition> decide(Command command, Migration migration) {
    Instant now = clock.instant();
    String reason = command.by().reason();
    if (command instanceof Pause) {
      return unless(migration.state() == State.PAUSED, () -> migration.pause(reason, now));
    }
    if (command instanceof Resume) {
      return unless(migration.state() == State.ACTIVE, () -> migration.resume(reason, now));
    }
    if (command instanceof Abort) {
      return unless(migration.state() == State.ABORTED, () -> migration.abort(reason, now));
    }
    if (command instanceof Approve approve) {
      return unless(
          migration.course().approved().contains(approve.phase()),
          () -> migration.approve(approve.phase(), now));
    }
    throw new IllegalStateException("Cannot decide on " + command);
  }

  private static Optional<Transition> unless(
      boolean done, java.util.function.Supplier<Transition> transition) {
    return done ? Optional.empty() : Optional.of(transition.get());
  }

  private static String name(Command command) {
    return command.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT);
  }
}
