package dev.cinch.target.usage;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how far physical replicas have replayed. */
final class ReplicaQuery {

  // what logical decoding reads is no replica; a slot without its reader is one that is away
  private static final String REPLICAS =
      """
      select coalesce(nullif(r.application_name, ''), host(r.client_addr), r.pid::text) as name,
             true as connected,
             pg_catalog.pg_wal_lsn_diff(cast(:lsn as pg_lsn), r.replay_lsn) as behind
        from pg_catalog.pg_stat_replication r
       where not exists (select 1
                           from pg_catalog.pg_replication_slots s
                          where s.active_pid = r.pid and s.slot_type = 'logical')
      union all
      select s.slot_name, false, null
        from pg_catalog.pg_replication_slots s
       where s.slot_type = 'physical' and not s.active and s.restart_lsn is not null
       order by 1
      """;

  private final JdbcClient client;

  ReplicaQuery(JdbcClient client) {
    this.client = client;
  }

  List<Replica> against(String lsn) {
    return client
        .sql(REPLICAS)
        .param("lsn", lsn)
        .query(
            (row, number) ->
                new Replica(
                    row.getString("name"),
                    row.getBoolean("connected"),
                    row.getObject("behind") == null ? null : row.getLong("behind")))
        .list();
  }
}
