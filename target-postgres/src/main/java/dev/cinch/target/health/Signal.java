package dev.cinch.target.health;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A figure of a target's health that every target has; the greater it is, the worse. */
public enum Signal {
  /** How far the slowest physical replica is behind in replaying. */
  REPLICA_LAG(
      Unit.SECONDS,
      Right.READ_ALL_STATS,
      """
      select coalesce(max(extract(epoch from r.replay_lag)), 0)
        from pg_catalog.pg_stat_replication r
       where not exists (select 1
                           from pg_catalog.pg_replication_slots s
                          where s.active_pid = r.pid and s.slot_type = 'logical')
      """),
  /** Write-ahead log that waits to be archived. */
  ARCHIVE_BACKLOG(
      Unit.BYTES,
      Right.MONITOR,
      """
      select case when pg_catalog.current_setting('archive_mode') = 'off' then 0
             else (select count(*) from pg_catalog.pg_ls_archive_statusdir()
                    where name like '%.ready')
                  * pg_catalog.pg_size_bytes(pg_catalog.current_setting('wal_segment_size')) end
      """),
  /** Write-ahead log that the slot furthest behind keeps from being removed. */
  SLOT_WAL(
      Unit.BYTES,
      Right.NONE,
      """
      select coalesce(
               max(pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), restart_lsn)), 0)
        from pg_catalog.pg_replication_slots
       where restart_lsn is not null
      """),
  /** Sessions of others that wait for a lock on the table or on its rows. */
  LOCK_WAITERS(
      Unit.COUNT,
      Right.NONE,
      Parts.OF_THE_TABLE
          + """
      select count(distinct waiting.pid)
        from pg_catalog.pg_locks waiting
        join pg_catalog.pg_locks held
          on held.pid = waiting.pid and held.relation in (select oid from parts)
         and held.database = (select oid from pg_catalog.pg_database
                               where datname = pg_catalog.current_database())
       where not waiting.granted
         and waiting.locktype in ('relation', 'tuple', 'transactionid')
         and waiting.pid not in (select pid from pg_catalog.pg_stat_activity
                                  where application_name like 'cinch %')
      """),
  /** Age of the oldest transaction of others that keeps dead rows from being cleared away. */
  SNAPSHOT_AGE(
      Unit.SECONDS,
      Right.READ_ALL_STATS,
      """
      select greatest(
        (select coalesce(max(extract(epoch from
                               pg_catalog.clock_timestamp() - xact_start)), 0)
           from pg_catalog.pg_stat_activity
          where (backend_xmin is not null or backend_xid is not null)
            and backend_type = 'client backend' and application_name not like 'cinch %'),
        (select coalesce(max(extract(epoch from
                               pg_catalog.clock_timestamp() - prepared)), 0)
           from pg_catalog.pg_prepared_xacts
          where database = pg_catalog.current_database()))
      """),
  /**
   * Dead rows of the table, against those that live. The server forgets how many these are when it
   * crashes or fails over, and a copied database never knew; its catalog remembers.
   */
  DEAD_ROWS(
      Unit.PERCENT,
      Right.NONE,
      Parts.OF_THE_TABLE
          + """
      select 100.0 * coalesce(sum(n_dead_tup), 0)
             / greatest(sum(greatest(n_live_tup, c.reltuples)), 1)
        from pg_catalog.pg_stat_all_tables
        join pg_catalog.pg_class c on c.oid = relid
       where relid in (select oid from parts)
      """),
  /** Sessions of others at work. */
  ACTIVE_SESSIONS(
      Unit.COUNT,
      Right.READ_ALL_STATS,
      """
      select count(*)
        from pg_catalog.pg_stat_activity
       where state = 'active' and backend_type = 'client backend'
         and application_name not like 'cinch %'
      """);

  /** The table and all its partitions, without a lock on any. */
  private static final class Parts {

    static final String OF_THE_TABLE =
        """
        with recursive parts as (
          select c.oid
            from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
           where n.nspname = ? and c.relname = ?
          union
          select i.inhrelid
            from parts
            join pg_catalog.pg_inherits i on i.inhparent = parts.oid
        )
        """;
  }

  /** What reading a signal takes of our role, beyond what every role may. */
  enum Right {
    NONE,
    READ_ALL_STATS,
    MONITOR
  }

  private final Unit unit;
  private final Right right;
  private final String sql;

  Signal(Unit unit, Right right, String sql) {
    this.unit = unit;
    this.right = right;
    this.sql = sql;
  }

  /** As plans spell it, such as {@code replica-lag}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As a sentence spells it, such as {@code replica lag}. */
  public String words() {
    return word().replace('-', ' ');
  }

  public static Optional<Signal> of(String word) {
    return Arrays.stream(values()).filter(signal -> signal.word().equals(word)).findFirst();
  }

  public Unit unit() {
    return unit;
  }

  /** Whether it is one of a table, and not of the server. */
  boolean isOfATable() {
    return sql.startsWith(Parts.OF_THE_TABLE);
  }

  Right right() {
    return right;
  }

  String sql() {
    return sql;
  }
}
