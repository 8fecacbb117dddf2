package dev.cinch.planner.http;

import dev.cinch.access.Caller;
import dev.cinch.access.Role;
import dev.cinch.planner.command.Command;
import dev.cinch.planner.command.Command.By;
import dev.cinch.planner.migration.GrantedOverride.Covered;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.problem.ErrorCode;
import dev.cinch.planner.problem.RequestRefusedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command as it comes by HTTP.
 *
 * @param phase with APPROVE and OVERRIDE
 * @param check with OVERRIDE, as are all that follow: the finding that is meant, by its check,
 *     subject, consumer and detail
 * @param owner who answers for what comes of it
 * @param expiresAt from when on the override covers nothing
 */
record CommandRequest(
    @Nullable Kind kind,
    @Nullable String reason,
    @Nullable Phase phase,
    @Nullable Integer attempt,
    @Nullable String check,
    @Nullable String subject,
    @Nullable String consumer,
    @Nullable String detail,
    @Nullable String owner,
    @Nullable Instant expiresAt) {

  /** What can be asked. */
  enum Kind {
    PAUSE(Role.OPERATOR),
    RESUME(Role.OPERATOR),
    ROLLBACK(Role.OPERATOR),
    ABORT(Role.OPERATOR),
    APPROVE(Role.APPROVER),
    OVERRIDE(Role.APPROVER);

    private final Role needed;

    Kind(Role needed) {
      this.needed = needed;
    }
  }

  Command command(String migration, Caller caller) {
    if (kind == null) {
      throw missing("carry out a command: it has no kind; add one");
    }
    if (!caller.role().includes(kind.needed)) {
      throw new RequestRefusedException(
          ErrorCode.FORBIDDEN,
          "Cannot carry out %s on migration %s: %s has the role %s; it takes the role %s"
              .formatted(kind, migration, caller.name(), caller.role(), kind.needed));
    }
    By by = new By(caller.name(), reason, attempt);
    return switch (kind) {
      case PAUSE -> new Command.Pause(migration, by);
      case RESUME -> new Command.Resume(migration, by);
      case ROLLBACK -> new Command.Rollback(migration, by);
      case ABORT -> new Command.Abort(migration, by);
      case APPROVE -> approval(migration, by);
      case OVERRIDE -> override(migration, by);
    };
  }

  private Command approval(String migration, By by) {
    if (phase == null) {
      throw missing("approve a phase: the command does not say which one; add the phase");
    }
    return new Command.Approve(migration, phase, by);
  }

  private Command override(String migration, By by) {
    if (phase == null || check == null || owner == null || expiresAt == null) {
      throw missing(
          "override a finding: the command has to say phase, check, reason, owner and expiresAt; add what is missing");
    }
    return new Command.Override(
        migration, phase, new Covered(check, subject, consumer, detail), owner, expiresAt, by);
  }

  private static RequestRefusedException missing(String what) {
    return new RequestRefusedException(ErrorCode.MISSING_VALUE, "Cannot " + what);
  }
}
