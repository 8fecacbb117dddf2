package dev.cinch.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The state of the table and its server at one moment.
 *
 * @param wal bytes of log written since the server was made
 * @param heap bytes of the table
 * @param indexes bytes of its indexes
 * @param cpu seconds of the server's processes
 */
record Gauge(long wal, long heap, long indexes, double cpu) {

  private static final String PARTS =
      """
      (select oid as relid from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r')""";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(20);

  static Gauge read(Connection connection, ServerProcesses processes) throws SQLException {
    return new Gauge(
        Sql.number(connection, "select pg_current_wal_insert_lsn() - '0/0'::pg_lsn"),
        Sql.number(connection, "select sum(pg_relation_size(relid)) from %s t".formatted(PARTS)),
        Sql.number(connection, "select sum(pg_indexes_size(relid)) from %s t".formatted(PARTS)),
        processes.cpuSeconds().orElse(Double.NaN));
  }

  /** What came of it since; throws where not all rows have their value. */
  Run since(Gauge before, String contender, Span span, Connection connection) throws SQLException {
    check(connection, contender);
    return new Run(
        contender,
        Sql.number(connection, "select count(*) from orders") / span.seconds(),
        wal - before.wal,
        (double) heap / before.heap - 1,
        (double) indexes / before.indexes - 1,
        hotShare(connection),
        cpu - before.cpu,
        null);
  }

  private static void check(Connection connection, String contender) throws SQLException {
    long wrong =
        Sql.number(
            connection,
            "select count(*) from orders as new where %s is distinct from %s"
                .formatted(Orders.COLUMN, Orders.EXPRESSION));
    if (wrong > 0) {
      throw new IllegalStateException(
          "Cannot count %s: it left %d rows without their value".formatted(contender, wrong));
    }
  }

  private static double hotShare(Connection connection) throws SQLException {
    awaitStatistics(connection);
    return Sql.number(
            connection,
            """
            select round(1e6 * sum(n_tup_hot_upd) / sum(n_tup_upd)) from pg_stat_user_tables
             where relid in %s
            """
                .formatted(PARTS))
        / 1e6;
  }

  /** Sessions tell the statistics of what they did a little later. */
  private static void awaitStatistics(Connection connection) throws SQLException {
    long rows = Sql.number(connection, "select count(*) from orders");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (updates(connection) < rows) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "Cannot tell the share of HOT updates: the statistics know of %d updates of %d rows"
                .formatted(updates(connection), rows));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static long updates(Connection connection) throws SQLException {
    return Sql.number(
        connection,
        "select sum(n_tup_upd) from pg_stat_user_tables where relid in %s".formatted(PARTS));
  }
}
