package dev.cinch.target.fill;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What the server counts of one table for the session, on and on through its transactions: only a
 * difference is a transaction's own.
 *
 * @param read rows that scans of the table found
 * @param hot rows updated without touching an index
 */
record Counters(long read, long hot) {

  static Counters of(ResultSet row, int firstColumn) throws SQLException {
    return new Counters(row.getLong(firstColumn), row.getLong(firstColumn + 1));
  }

  /** SQL of two columns. */
  static String sql(String table) {
    return "coalesce(pg_catalog.pg_stat_get_xact_tuples_returned(%1$s), 0), coalesce(pg_catalog.pg_stat_get_xact_tuples_hot_updated(%1$s), 0)"
        .formatted("pg_catalog.to_regclass(" + table + ")");
  }

  Counters since(Counters before) {
    return new Counters(read - before.read, hot - before.hot);
  }
}
