package dev.cinch.planner.jdbc;

import dev.cinch.planner.engine.Claims;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;

/**
 * Claims are advisory locks of the planner's own database, so that they end with the session of a
 * planner that dies. One session holds all of a planner's claims, however many migrations it has at
 * work. Should it be lost while its planner lives, saving by version and the lock on the target
 * still keep two planners apart.
 */
@Component
class JdbcClaims implements Claims, AutoCloseable {

  private static final String CLAIM =
      "select pg_try_advisory_lock(hashtextextended('cinch migration ' || ?, 0))";
  private static final String LET_GO =
      "select pg_advisory_unlock(hashtextextended('cinch migration ' || ?, 0))";
  private static final String LET_GO_OF_ALL = "select pg_advisory_unlock_all()";

  private static final Logger LOG = LoggerFactory.getLogger(JdbcClaims.class);
  private static final int PATIENCE_SECONDS = 2;

  private final DataSource database;
  private @Nullable Connection session;

  JdbcClaims(DataSource database) {
    this.database = database;
  }

  @Override
  public void whileClaimed(String migration, Runnable work) {
    Connection holder = claimed(migration);
    if (holder != null) {
      try {
        work.run();
      } finally {
        letGo(migration, holder);
      }
    }
  }

  /** Empty-handed where another planner has it. */
  private synchronized @Nullable Connection claimed(String migration) {
    try {
      Connection holder = session();
      return ask(holder, CLAIM, migration) ? holder : null;
    } catch (SQLException failed) {
      drop();
      throw new UncategorizedSQLException("claim migration " + migration, CLAIM, failed);
    }
  }

  /** What another session holds by now is not let go for it. */
  private synchronized void letGo(String migration, Connection holder) {
    if (holder == session) {
      try {
        ask(holder, LET_GO, migration);
      } catch (SQLException lost) {
        drop();
      }
    }
  }

  private Connection session() throws SQLException {
    if (session == null || !session.isValid(PATIENCE_SECONDS)) {
      drop();
      session = database.getConnection();
    }
    return session;
  }

  private static boolean ask(Connection session, String sql, String migration) throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(sql)) {
      statement.setString(1, migration);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** Ends the session itself: given back to a pool, it would keep its claims. */
  private void drop() {
    if (session != null) {
      try (Connection ended = session) {
        session = null;
        ended.abort(Runnable::run);
      } catch (SQLException gone) {
        LOG.debug("The session that held the claims had ended: {}", gone.getMessage());
      }
    }
  }

  /** In good order: nothing is claimed when the session is given back. */
  @Override
  public synchronized void close() {
    if (session != null) {
      try (Statement statement = session.createStatement()) {
        statement.execute(LET_GO_OF_ALL);
        session.close();
        session = null;
      } catch (SQLException lost) {
        drop();
      }
    }
  }
}
