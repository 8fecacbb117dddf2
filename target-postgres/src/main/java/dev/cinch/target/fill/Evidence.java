package dev.cinch.target.fill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What the server says at the end of a transaction of ours, still inside it.
 *
 * @param counters what the session has counted, on through its transactions
 * @param lsn the write-ahead log position
 * @param standing whether the rule and the range still hold
 */
record Evidence(Counters counters, String lsn, SliceResult standing) {

  static Evidence read(Connection connection, SliceSql sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.after());
        ResultSet row = statement.executeQuery()) {
      return of(row);
    }
  }

  static Evidence of(ResultSet row) throws SQLException {
    row.next();
    return new Evidence(Counters.of(row, 1), row.getString(3), standing(row));
  }

  private static SliceResult standing(ResultSet row) throws SQLException {
    if (!row.getBoolean(4)) {
      return SliceResult.STALE_EPOCH;
    }
    if (!row.getBoolean(5)) {
      return SliceResult.STALE_FILE;
    }
    return row.getBoolean(6) ? SliceResult.WRITTEN : SliceResult.STALE_TIMELINE;
  }
}
