package dev.cinch.target.fill;

import dev.cinch.target.TargetException;
import dev.cinch.target.range.PageRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes all that was committed before it outlive a crash of the server. Only then may anybody be
 * told of it.
 */
final class Seal {

  /** A commit waits for the log only where its transaction has written to it. */
  private static final String WRITE =
      "select pg_catalog.pg_logical_emit_message(true, 'cinch', '')";

  private final SliceTransaction transaction;

  Seal(SliceTransaction transaction) {
    this.transaction = transaction;
  }

  void set(Connection connection, FillRule rule, PageRange range) {
    try {
      transaction.run(connection, new SliceSql(rule, range).before(), before -> write(connection));
    } catch (SQLException e) {
      throw TargetException.of("Cannot make sure of the rows of %s".formatted(range.leaf()), e);
    }
  }

  private static boolean write(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(WRITE);
    }
  }
}
