package dev.cinch.target.lock;

import dev.cinch.target.TargetException;
import java.util.List;

/**
 * Until the deadline others stood in the way. Nothing was changed; try again when they are gone.
 */
public final class LockNotObtainedException extends TargetException {

  private final transient List<BlockedTry> blocked;

  LockNotObtainedException(String message, List<BlockedTry> blocked) {
    super(message);
    this.blocked = List.copyOf(blocked);
  }

  static LockNotObtainedException ofMigration(
      String migration, String target, List<Blocker> holders) {
    return new LockNotObtainedException(
        "Cannot work for migration %s on %s: another session does; %s; try again when it has ended"
            .formatted(migration, target, Blocker.describe(holders)),
        List.of());
  }

  /** The tries that failed; of many the last ones. */
  public List<BlockedTry> blocked() {
    return blocked;
  }
}
