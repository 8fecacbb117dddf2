package dev.cinch.target.lock;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The advisory lock that the one session holds that works for a migration. */
final class MigrationLock {

  // taking it twice would need giving it back twice
  private static final String TRY =
      """
      select exists (select 1
                       from pg_catalog.pg_locks
                      where locktype = 'advisory'
                        and pid = pg_catalog.pg_backend_pid()
                        and granted
                        and objsubid = 1
                        and (classid::bigint << 32) | objid::bigint = ?)
             or pg_catalog.pg_try_advisory_lock(?)
      """;

  private final Connection connection;
  private final long key;

  MigrationLock(Connection connection, String migration) {
    this.connection = connection;
    this.key = key(migration);
  }

  boolean tryTake() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TRY)) {
      statement.setLong(1, key);
      statement.setLong(2, key);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** Who holds it now. */
  List<Blocker> holders() throws SQLException {
    return Activity.holdingAdvisoryLock(connection, key);
  }

  private static long key(String migration) {
    try {
      byte[] name = ("cinch:" + migration).getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
