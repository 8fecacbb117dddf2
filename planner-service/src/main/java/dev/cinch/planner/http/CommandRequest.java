package dev.cinch.planner.http;

import dev.cinch.planner.command.Command;
import dev.cinch.planner.command.Command.By;
import dev.cinch.planner.command.CommandRefusedException;
import dev.cinch.planner.command.CommandRefusedException.Reason;
import dev.cinch.planner.migration.Phase;
import org.jspecify.annotations.Nullable;

/**
 * A command as it comes by HTTP.
 *
 * @param phase with APPROVE
 */
record CommandRequest(
    Kind kind,
    String actor,
    @Nullable String reason,
    @Nullable Phase phase,
    @Nullable Integer attempt) {

  /** What can be asked. */
  enum Kind {
    PAUSE,
    RESUME,
    ROLLBACK,
    ABORT,
    APPROVE
  }

  Command command(String migration) {
    if (kind == null || actor == null || actor.isBlank()) {
      throw refused("Cannot carry out a command: it needs a kind and an actor");
    }
    By by = new By(actor, reason, attempt);
    return switch (kind) {
      case PAUSE -> new Command.Pause(migration, by);
      case RESUME -> new Command.Resume(migration, by);
      case ROLLBACK -> new Command.Rollback(migration, by);
      case ABORT -> new Command.Abort(migration, by);
      case APPROVE -> {
        if (phase == null) {
          throw refused("Cannot approve a phase: the command does not say which one");
        }
        yield new Command.Approve(migration, phase, by);
      }
    };
  }

  private static CommandRefusedException refused(String message) {
    return new CommandRefusedException(Reason.DOES_NOT_FIT, message);
  }
}
