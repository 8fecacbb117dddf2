package dev.cinch.checker.check;

import dev.cinch.checker.gate.Question;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The target databases, as far as their catalogs and statistics tell. Each method looks at that
 * moment, and throws when the target is not configured, does not answer or refuses.
 */
public interface Databases {

  /** How old and new column are kept in step. */
  SyncState sync(Question question);

  /** A new column and the constraints on it; empty where table or column is not there. */
  Optional<ColumnState> column(Question question, String column);

  /** What else in the database reads a column of the migration's table; not what is ours. */
  List<ColumnReader> readers(Question question, String column);

  /** Statements that name the table, and what each does with a column of it. */
  StatementLog statements(Question question, String column);

  /** Who may carry a column out of the database by logical replication. */
  List<Carrier> carriers(Question question, String column);

  /**
   * Physical replicas, each with how much of what was written up to this moment it has not
   * replayed.
   *
   * @param patience how long replicas may take to get there
   */
  List<ReplicaState> replicas(Question question, Duration patience) throws InterruptedException;
}
