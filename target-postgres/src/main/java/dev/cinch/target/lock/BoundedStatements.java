package dev.cinch.target.lock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;

/** Statements on one connection, each with limits, each watched while it runs. */
final class BoundedStatements {

  private static final Limits CHECK =
      new Limits(Duration.ofSeconds(1), Duration.ofSeconds(30), true);
  private static final Set<String> BLOCKED = Set.of("55P03", "40P01", "40001");
  private static final Set<String> LOST =
      Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "25P04");
  private static final String CANCELLED = "57014";

  private static final String SET =
      """
      select pg_catalog.set_config('lock_timeout', ?, ?),
             pg_catalog.set_config('statement_timeout', ?, ?)
      """;

  private final Connection connection;
  private final BlockerWatch watch;
  private Limits limits = CHECK;
  private Duration ran = Duration.ZERO;

  BoundedStatements(Connection connection, BlockerWatch watch) {
    this.connection = connection;
    this.watch = watch;
  }

  Connection connection() {
    return connection;
  }

  /** Bounds the statements that follow: until the transaction's end, or until other limits. */
  void limit(Limits next, boolean inTransaction) throws SQLException {
    limits = next;
    try (PreparedStatement statement = connection.prepareStatement(SET)) {
      statement.setString(1, Limits.setting(next.lock()));
      statement.setBoolean(2, inTransaction);
      statement.setString(3, Limits.setting(next.statement()));
      statement.setBoolean(4, inTransaction);
      statement.execute();
    }
  }

  /** Runs what waits for nobody. */
  void executeShort(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Runs a step's own statement, watched. */
  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // what stands in braces is SQL, not JDBC's own notation
      statement.setEscapeProcessing(false);
      int pid = connection.unwrap(PGConnection.class).getBackendPID();
      Future<?> watching = watch.begin(statement, pid, limits.look());
      long start = System.nanoTime();
      try {
        statement.execute(sql);
      } finally {
        ran = Duration.ofNanos(System.nanoTime() - start);
        watching.cancel(false);
      }
    }
  }

  /** Asks a question with a yes or a no. */
  boolean isTrue(String query) throws SQLException {
    limit(CHECK, false);
    long start = System.nanoTime();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() && row.getBoolean(1);
    } finally {
      ran = Duration.ofNanos(System.nanoTime() - start);
    }
  }

  /** What the failure of the last statement means. */
  Judgement judge(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    if (state.startsWith("08") || LOST.contains(state)) {
      return Judgement.CONNECTION_LOST;
    }
    if (watch.hasCancelled()) {
      return Judgement.STOPPED;
    }
    if (state.equals(CANCELLED)) {
      return limits.repeatable() && ranToItsLimit() ? Judgement.BLOCKED : Judgement.FAILED;
    }
    return BLOCKED.contains(state) ? Judgement.BLOCKED : Judgement.FAILED;
  }

  // the server says in the same words whether a person or a limit cancelled a statement, but for
  // its message, which may be in any language
  private boolean ranToItsLimit() {
    return ran.multipliedBy(10).compareTo(limits.statement().multipliedBy(9)) >= 0;
  }
}
