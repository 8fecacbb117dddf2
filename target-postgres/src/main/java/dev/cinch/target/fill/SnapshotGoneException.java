package dev.cinch.target.fill;

import java.sql.SQLException;
import java.util.Set;

/** Nobody holds the snapshot any more that a transaction was to look through. */
final class SnapshotGoneException extends SQLException {

  private static final long serialVersionUID = 1L;

  /** Before version 17 an invalid identifier; no such snapshot; its transaction is over. */
  private static final Set<String> STATES = Set.of("22023", "42704", "55000");

  private SnapshotGoneException(SQLException cause) {
    super(cause.getMessage(), cause.getSQLState(), cause);
  }

  /** What a failure means that was met when a snapshot was to be taken over. */
  static SQLException of(SQLException failure) {
    return STATES.contains(ServerWords.state(failure))
        ? new SnapshotGoneException(failure)
        : failure;
  }
}
