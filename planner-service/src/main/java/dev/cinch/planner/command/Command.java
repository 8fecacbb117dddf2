package dev.cinch.planner.command;

import dev.cinch.planner.migration.GrantedOverride.Covered;
import dev.cinch.planner.migration.Phase;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody wants of a migration, whichever way it came. */
public sealed interface Command {

  String migration();

  By by();

  /**
   * Who asks, why, and of which attempt.
   *
   * @param attempt the attempt that the actor saw; null: whichever is current
   */
  record By(String actor, @Nullable String reason, @Nullable Integer attempt) {

    Optional<Integer> expectedAttempt() {
      return Optional.ofNullable(attempt);
    }
  }

  /** Begin a migration from a plan. */
  record Start(String migration, String plan, By by) implements Command {}

  /** Stand still. */
  record Pause(String migration, By by) implements Command {}

  /** Go on. */
  record Resume(String migration, By by) implements Command {}

  /** Take everything back. */
  record Rollback(String migration, By by) implements Command {}

  /** Leave everything as it is, for good. */
  record Abort(String migration, By by) implements Command {}

  /**
   * Let a phase begin in spite of one finding of its gate.
   *
   * @param covered the finding
   * @param owner who answers for what comes of it
   */
  record Override(
      String migration, Phase phase, Covered covered, String owner, Instant expiresAt, By by)
      implements Command {}

  /** Let a phase begin that waits for approval. */
  record Approve(String migration, Phase phase, By by) implements Command {}
}
