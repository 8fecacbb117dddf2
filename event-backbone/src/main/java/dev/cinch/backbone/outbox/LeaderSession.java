package dev.cinch.backbone.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One database session that holds the lock of the relay's leader. All that a leader reads and marks
 * goes through it: whoever has lost the session can't lead any longer without noticing.
 *
 * <p>A process that is frozen keeps its session, so the server is told to end one that is silent
 * for too long, and one whose client takes nothing off the wire.
 */
final class LeaderSession implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LeaderSession.class);

  private static final String SET_UP =
      """
      select set_config('idle_session_timeout', :millis, false),
             set_config('tcp_user_timeout', :millis, false),
             set_config('statement_timeout', :millis, false)
      """;

  private static final String TEAR_DOWN =
      """
      unlisten *;
      select pg_advisory_unlock_all();
      reset idle_session_timeout;
      reset tcp_user_timeout;
      reset statement_timeout;
      """;

  private final Connection connection;
  private final JdbcClient jdbc;

  private LeaderSession(Connection connection) {
    this.connection = connection;
    this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  /** A session that holds the lock of a name; empty if another session holds it. */
  static Optional<LeaderSession> tryOpen(DataSource dataSource, String name, Duration silence)
      throws SQLException {
    LeaderSession session = new LeaderSession(dataSource.getConnection());
    boolean leads = false;
    try {
      leads = session.tryLead(name, silence);
      return leads ? Optional.of(session) : Optional.empty();
    } finally {
      if (!leads) {
        session.close();
      }
    }
  }

  private boolean tryLead(String name, Duration silence) throws SQLException {
    connection.setAutoCommit(true);
    boolean leads =
        jdbc.sql("select pg_try_advisory_lock(hashtextextended(:name, 0))")
            .param("name", name)
            .query(Boolean.class)
            .single();
    if (leads) {
      jdbc.sql(SET_UP).param("millis", Long.toString(silence.toMillis())).query().singleRow();
      jdbc.sql("listen cinch_outbox").update();
    }
    return leads;
  }

  /** Statements of the leader. */
  JdbcClient jdbc() {
    return jdbc;
  }

  /** Throws if the session, and with it the lock, is gone. */
  void check() {
    jdbc.sql("select 1").query(Integer.class).single();
  }

  /** Waits until something is appended, or for a time; whether something was. */
  boolean awaitAppend(Duration time) throws SQLException {
    int millis = Math.max(1, (int) time.toMillis());
    return connection.unwrap(PGConnection.class).getNotifications(millis).length > 0;
  }

  /** Gives up the lock. A session that can't be cleaned is ended rather than given back. */
  @Override
  public void close() {
    try {
      try (Statement statement = connection.createStatement()) {
        statement.execute(TEAR_DOWN);
      } catch (SQLException e) {
        log.info("The relay's database session is gone ({}); another may lead", e.getMessage());
        connection.abort(Runnable::run);
      }
      connection.close();
    } catch (SQLException e) {
      log.debug("Closing a session that is gone failed", e);
    }
  }
}
