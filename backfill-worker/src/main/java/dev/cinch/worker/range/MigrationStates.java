package dev.cinch.worker.range;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** What this worker knows of the migrations. */
public interface MigrationStates {

  /** The migration's state as last heard. */
  Optional<MigrationView> find(String migration);

  /**
   * Waits until what is known of a migration satisfies the condition, at most for so long.
   *
   * @return what is known then, whether it satisfies the condition or not
   */
  Optional<MigrationView> await(
      String migration, Predicate<Optional<MigrationView>> condition, Duration atMost);

  /**
   * Waits, at most for so long, until everything that was said before this worker began has been
   * heard; false while it has not, and where nothing more will be heard. Nothing may be decided
   * then: an old state could be taken for the present one.
   */
  boolean awaitCaughtUp(Duration atMost);
}
