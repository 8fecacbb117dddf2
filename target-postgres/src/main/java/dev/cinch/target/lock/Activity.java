package dev.cinch.target.lock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks up who stands in somebody's way. */
final class Activity {

  // a prepared transaction blocks as process 0; of sessions that our role may not look into only
  // the process and the lock are known
  private static final String BLOCKING =
      """
      with awaited as (
             select * from pg_catalog.pg_locks where pid = ? and not granted),
           blocking as (
             select distinct pid from pg_catalog.unnest(pg_catalog.pg_blocking_pids(?)) as b (pid))
      select b.pid,
             a.backend_type,
             a.usename::text as role,
             a.application_name,
             nullif(pg_catalog.left(a.query, 500), '<insufficient privilege>') as query,
             (extract(epoch from pg_catalog.clock_timestamp() - a.xact_start) * 1000)::bigint
               as transaction_age,
             (select pg_catalog.string_agg(distinct h.mode, ', ')
                from awaited w
                join pg_catalog.pg_locks h
                  on (h.locktype, h.database, h.relation, h.page, h.tuple, h.virtualxid,
                      h.transactionid, h.classid, h.objid, h.objsubid)
                     is not distinct from
                     (w.locktype, w.database, w.relation, w.page, w.tuple, w.virtualxid,
                      w.transactionid, w.classid, w.objid, w.objsubid)
               where h.pid is not distinct from nullif(b.pid, 0)) as lock_mode
        from blocking b
        left join pg_catalog.pg_stat_activity a on a.pid = b.pid
       order by b.pid
      """;

  private static final String HOLDING =
      """
      select l.pid,
             a.backend_type,
             a.usename::text as role,
             a.application_name,
             nullif(pg_catalog.left(a.query, 500), '<insufficient privilege>') as query,
             (extract(epoch from pg_catalog.clock_timestamp() - a.xact_start) * 1000)::bigint
               as transaction_age,
             l.mode as lock_mode
        from pg_catalog.pg_locks l
        left join pg_catalog.pg_stat_activity a on a.pid = l.pid
       where l.locktype = 'advisory'
         and l.granted
         and l.objsubid = 1
         and (l.classid::bigint << 32) | l.objid::bigint = ?
         and l.database = (select d.oid
                             from pg_catalog.pg_database d
                            where d.datname = pg_catalog.current_database())
      """;

  private Activity() {}

  /** Who stands in the way of a process. */
  static List<Blocker> blocking(Connection connection, int pid) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BLOCKING)) {
      statement.setInt(1, pid);
      statement.setInt(2, pid);
      return read(statement);
    }
  }

  /** Who holds an advisory lock. */
  static List<Blocker> holdingAdvisoryLock(Connection connection, long key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(HOLDING)) {
      statement.setLong(1, key);
      return read(statement);
    }
  }

  private static List<Blocker> read(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      List<Blocker> blockers = new ArrayList<>();
      while (row.next()) {
        blockers.add(blocker(row));
      }
      return List.copyOf(blockers);
    }
  }

  private static Blocker blocker(ResultSet row) throws SQLException {
    String query = row.getString("query");
    return new Blocker(
        row.getInt("pid"),
        kind(row.getInt("pid"), row.getString("backend_type"), query),
        row.getString("role"),
        row.getString("application_name"),
        query,
        age(row),
        row.getString("lock_mode"));
  }

  private static Blocker.Kind kind(int pid, @Nullable String type, @Nullable String query) {
    if (pid == 0) {
      return Blocker.Kind.PREPARED_TRANSACTION;
    }
    if (!"autovacuum worker".equals(type)) {
      return Blocker.Kind.SESSION;
    }
    // the server itself writes this into the worker's query, and only there
    return query != null && query.endsWith("(to prevent wraparound)")
        ? Blocker.Kind.WRAPAROUND_VACUUM
        : Blocker.Kind.AUTOVACUUM;
  }

  private static @Nullable Duration age(ResultSet row) throws SQLException {
    long millis = row.getLong("transaction_age");
    return row.wasNull() ? null : Duration.ofMillis(millis);
  }
}
