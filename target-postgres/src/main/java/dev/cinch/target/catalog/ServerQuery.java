package dev.cinch.target.catalog;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the facts of a server. */
final class ServerQuery {

  // a primary's timeline is in the name of the file that it writes at this moment; the control file
  // lags behind after a failover, but is all that a replica tells
  private static final String SERVER =
      """
      select pg_catalog.current_setting('server_version_num')::int as version_number,
             pg_catalog.current_setting('server_version') as version,
             pg_catalog.pg_is_in_recovery() as in_recovery,
             case when pg_catalog.pg_is_in_recovery()
                  then (select timeline_id from pg_catalog.pg_control_checkpoint())
                  else ('x' || pg_catalog.left(pg_catalog.pg_walfile_name(
                          pg_catalog.pg_current_wal_insert_lsn()), 8))::bit(32)::int
             end as timeline,
             pg_catalog.current_setting('block_size')::int as block_size
      """;

  private final JdbcClient client;

  ServerQuery(JdbcClient client) {
    this.client = client;
  }

  ServerFacts run() {
    return client
        .sql(SERVER)
        .query(
            (row, number) ->
                new ServerFacts(
                    row.getInt("version_number"),
                    row.getString("version"),
                    row.getBoolean("in_recovery"),
                    row.getInt("timeline"),
                    row.getInt("block_size")))
        .single();
  }
}
