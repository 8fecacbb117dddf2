package dev.cinch.planner.command;

import dev.cinch.planner.command.Command.Start;
import dev.cinch.planner.command.CommandRefusedException.Reason;
import dev.cinch.planner.migration.CommitTransition;
import dev.cinch.planner.migration.IllegalTransitionException;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.MigrationChangedException;
import dev.cinch.planner.migration.Migrations;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.migration.Wake;
import java.util.Locale;
import java.util.Optional;

/**
 * The one path of every command, whichever way it came. A command whose effect is there already
 * does nothing.
 */
public final class HandleCommand implements Commands {

  private static final int TRIES = 20;

  private final Migrations migrations;
  private final CommitTransition commit;
  private final StartMigration starting;
  private final DecideCommand decide;
  private final Wake wake;

  public HandleCommand(
      Migrations migrations,
      CommitTransition commit,
      StartMigration starting,
      DecideCommand decide,
      Wake wake) {
    this.migrations = migrations;
    this.commit = commit;
    this.starting = starting;
    this.decide = decide;
    this.wake = wake;
  }

  @Override
  public boolean handle(Command command) {
    boolean moved = command instanceof Start start ? starting.start(start) : apply(command);
    wake.wake(command.migration());
    return moved;
  }

  /** The planner itself may store an edition in between; then the command is judged anew. */
  private boolean apply(Command command) {
    for (int tries = 1; ; tries++) {
      try {
        Optional<Transition> transition = decide.on(command, find(command));
        transition.ifPresent(decided -> commit.commit(decided, command.by().actor()));
        return transition.isPresent();
      } catch (MigrationChangedException changed) {
        if (tries == TRIES) {
          throw changed;
        }
      } catch (IllegalTransitionException illegal) {
        throw new CommandRefusedException(
            Reason.DOES_NOT_FIT,
            "Cannot carry out %s on migration %s: %s; what fits now: %s"
                .formatted(
                    name(command),
                    command.migration(),
                    illegal.getMessage(),
                    Fitting.sentence(find(command))));
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

  private static String name(Command command) {
    return command.getClass().getSimpleName().toUpperCase(Locale.ROOT);
  }
}
