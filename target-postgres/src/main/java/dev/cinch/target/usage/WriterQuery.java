package dev.cinch.target.usage;

import dev.cinch.target.name.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at what the sessions of others do, or did last. */
final class WriterQuery {

  private static final int SHOWN = 120;

  // of a session whose statements are hidden, so is its type
  private static final String SESSIONS =
      """
      select usename, application_name, host(client_addr) as client, query,
             octet_length(query) >= pg_catalog.pg_size_bytes(
               pg_catalog.current_setting('track_activity_query_size')) - 1 as cut_off,
             query = '<insufficient privilege>' as hidden
        from pg_catalog.pg_stat_activity
       where coalesce(backend_type, 'client backend') = 'client backend' and datname = pg_catalog.current_database()
         and pid <> pg_catalog.pg_backend_pid() and application_name not like 'cinch %'
         and (query = '<insufficient privilege>'
              or exists (select 1 from unnest(cast(:names as text[])) as name
                          where pg_catalog.strpos(pg_catalog.lower(query), name) > 0))
      """;

  private final JdbcClient client;

  WriterQuery(JdbcClient client) {
    this.client = client;
  }

  private record Session(SeenWriter writer, boolean forgets, boolean hidden) {}

  WriterSample without(DualWrite rule) {
    List<Session> sessions =
        client
            .sql(SESSIONS)
            .param(
                "names",
                rule.tables().stream()
                    .map(TableName::name)
                    .map(name -> name.value().toLowerCase(Locale.ROOT))
                    .distinct()
                    .toArray(String[]::new))
            .query((row, number) -> session(rule, row))
            .list();
    List<SeenWriter> writers = new ArrayList<>();
    sessions.stream().filter(Session::forgets).map(Session::writer).forEach(writers::add);
    return new WriterSample(
        writers.stream().distinct().toList(), sessions.stream().filter(Session::hidden).count());
  }

  private static Session session(DualWrite rule, ResultSet row) throws SQLException {
    boolean hidden = row.getBoolean("hidden");
    Words words = Words.of(row.getString("query"));
    return new Session(
        new SeenWriter(
            String.valueOf(row.getString("usename")),
            String.valueOf(row.getString("application_name")),
            row.getString("client"),
            words.beginning(SHOWN)),
        !hidden && new WriteReader(rule, words, row.getBoolean("cut_off")).forgets(),
        hidden);
  }
}
