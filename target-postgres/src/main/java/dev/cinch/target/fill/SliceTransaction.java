package dev.cinch.target.fill;

import dev.cinch.target.change.PinnedSettings;
import dev.cinch.target.range.Snapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * One transaction on a page range. All its settings are local to it, so that a pooler between us
 * and the server may give each transaction another session.
 */
final class SliceTransaction {

  private final String begin;
  private final @Nullable Snapshot snapshot;

  SliceTransaction(SliceLimits limits, Durability durability) {
    // each statement must see the marker of its own moment, whatever the role's default is
    this("set transaction isolation level read committed, read write", null, limits, durability);
  }

  private SliceTransaction(
      String mode, @Nullable Snapshot snapshot, SliceLimits limits, Durability durability) {
    this.snapshot = snapshot;
    this.begin =
        mode
            + "; "
            + PinnedSettings.setLocal()
            + local("row_security", "off")
            + local("jit", "off")
            + local("synchronous_commit", durability.synchronousCommit())
            + local("lock_timeout", limits.lock().toMillis() + "ms")
            + local("statement_timeout", limits.statement().toMillis() + "ms")
            + local("idle_in_transaction_session_timeout", limits.idle().toMillis() + "ms");
  }

  /** All of them see the same rows, in whatever session and whenever they run. */
  static SliceTransaction in(Snapshot snapshot, SliceLimits limits) {
    return new SliceTransaction(
        "set transaction isolation level repeatable read, read only; set transaction snapshot '%s'"
            .formatted(snapshot.id()),
        snapshot,
        limits,
        Durability.AT_ONCE);
  }

  private static String local(String name, String value) {
    return ", pg_catalog.set_config('%s', '%s', true)".formatted(name, value);
  }

  /**
   * @param before what to select first; its last two columns are what the session has counted
   */
  <T> T run(Connection connection, String before, Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    T result;
    try {
      result = work.after(begin(connection, before));
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      rollBack(connection, e);
      throw e;
    }
    connection.setAutoCommit(true);
    return result;
  }

  /** One journey to the server for all of it. */
  private Counters begin(Connection connection, String before) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(begin + ", " + before);
      while (!statement.getMoreResults()) {
        if (statement.getUpdateCount() == -1) {
          throw new IllegalStateException("Cannot begin a slice: the server gave no answer");
        }
      }
      try (ResultSet row = statement.getResultSet()) {
        row.next();
        return Counters.of(row, row.getMetaData().getColumnCount() - 1);
      }
    } catch (SQLException failure) {
      throw snapshot == null ? failure : SnapshotGoneException.of(failure);
    }
  }

  /** The mode is left alone where the end is unknown: to change it would commit. */
  private static void rollBack(Connection connection, Exception failure) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  /** What is done inside. */
  interface Work<T> {

    /** Goes on after what the session had counted before. */
    T after(Counters before) throws SQLException;
  }
}
