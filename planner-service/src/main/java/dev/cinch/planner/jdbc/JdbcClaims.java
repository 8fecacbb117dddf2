package dev.cinch.planner.jdbc;

import dev.cinch.planner.engine.Claims;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;

/**
 * Claims are advisory locks of the planner's own database, so that they end with the session of a
 * planner that dies. Should a session be lost while its planner lives, saving by version and the
 * lock on the target still keep two planners apart.
 */
@Component
class JdbcClaims implements Claims {

  private static final String CLAIM =
      "select pg_try_advisory_lock(hashtextextended('cinch migration ' || ?, 0))";
  private static final String LET_GO =
      "select pg_advisory_unlock(hashtextextended('cinch migration ' || ?, 0))";

  private final DataSource database;

  JdbcClaims(DataSource database) {
    this.database = database;
  }

  @Override
  public void whileClaimed(String migration, Runnable work) {
    try (Connection session = database.getConnection()) {
      if (ask(session, CLAIM, migration)) {
        try {
          work.run();
        } finally {
          ask(session, LET_GO, migration);
        }
      }
    } catch (SQLException failed) {
      throw new UncategorizedSQLException("claim migration " + migration, CLAIM, failed);
    }
  }

  private static boolean ask(Connection session, String sql, String migration) throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(sql)) {
      statement.setString(1, migration);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
