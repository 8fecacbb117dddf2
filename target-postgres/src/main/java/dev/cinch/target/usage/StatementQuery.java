package dev.cinch.target.usage;

import dev.cinch.target.name.Identifier;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads {@code pg_stat_statements}, wherever the extension was put. */
final class StatementQuery {

  private static final String SCHEMA =
      """
      select n.nspname
        from pg_catalog.pg_extension e
        join pg_catalog.pg_namespace n on n.oid = e.extnamespace
       where e.extname = 'pg_stat_statements'
      """;

  // by the words of its text: which of its columns are whose takes a parser
  private static final String STATEMENTS =
      """
      select s.userid || '/' || s.toplevel || '/' || s.queryid as key,
             pg_catalog.pg_get_userbyid(s.userid) as role, s.calls, s.query
        from %1$s.pg_stat_statements s
       where s.dbid = (select oid from pg_catalog.pg_database
                        where datname = pg_catalog.current_database())
         and s.queryid is not null
         and exists (select 1 from unnest(cast(:names as text[])) as name
                      where pg_catalog.strpos(pg_catalog.lower(s.query), name) > 0)
       order by s.calls desc, key
      """;

  private static final String HIDDEN =
      """
      select count(*)
        from %1$s.pg_stat_statements s
       where s.dbid = (select oid from pg_catalog.pg_database
                        where datname = pg_catalog.current_database())
         and (s.queryid is null or s.query is null)
      """;

  private static final String SINCE =
      "select stats_reset, dealloc from %1$s.pg_stat_statements_info";

  // a setting of a role or a database counts in its sessions, and not in ours
  private static final String UNCOUNTED =
      """
      select 'everybody' as who
       where pg_catalog.current_setting('pg_stat_statements.track') = 'none'
          or pg_catalog.current_setting('compute_query_id') = 'off'
      union all
      select 'everybody that are commands, such as COPY and DO'
       where pg_catalog.current_setting('pg_stat_statements.track_utility') = 'off'
      union all
      select distinct coalesce('role ' || r.rolname, 'database ' || d.datname, 'everybody')
        from pg_catalog.pg_db_role_setting s
        cross join unnest(s.setconfig) as setting
        left join pg_catalog.pg_roles r on r.oid = s.setrole
        left join pg_catalog.pg_database d on d.oid = s.setdatabase
       where (s.setdatabase = 0 or d.datname = pg_catalog.current_database())
         and pg_catalog.lower(setting) in
               ('pg_stat_statements.track=none', 'pg_stat_statements.track_utility=off',
                'compute_query_id=off')
       order by 1
      """;

  private final JdbcClient client;

  StatementQuery(JdbcClient client) {
    this.client = client;
  }

  Optional<StatementStatistics> naming(Collection<Identifier> tables) {
    return client
        .sql(SCHEMA)
        .query(String.class)
        .optional()
        .map(schema -> read(new Identifier(schema).quoted(), tables));
  }

  private StatementStatistics read(String schema, Collection<Identifier> tables) {
    String[] names =
        tables.stream()
            .map(table -> table.value().toLowerCase(Locale.ROOT))
            .distinct()
            .toArray(String[]::new);
    List<SeenStatement> statements =
        client
            .sql(STATEMENTS.formatted(schema))
            .param("names", names)
            .query(
                (row, number) ->
                    new SeenStatement(
                        row.getString("key"),
                        row.getString("role"),
                        row.getLong("calls"),
                        row.getString("query")))
            .list();
    List<String> uncounted = client.sql(UNCOUNTED).query(String.class).list();
    long hidden = client.sql(HIDDEN.formatted(schema)).query(Long.class).single();
    return client
        .sql(SINCE.formatted(schema))
        .query(
            (row, number) ->
                new StatementStatistics(
                    statements,
                    hidden,
                    instant(row.getObject("stats_reset", OffsetDateTime.class)),
                    row.getLong("dealloc"),
                    uncounted))
        .single();
  }

  private static Instant instant(OffsetDateTime time) {
    return Objects.requireNonNull(time).toInstant();
  }
}
