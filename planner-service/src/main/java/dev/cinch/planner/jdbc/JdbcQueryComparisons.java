package dev.cinch.planner.jdbc;

import dev.cinch.planner.query.ComparedQueries;
import dev.cinch.planner.query.ComparedQuery;
import dev.cinch.planner.query.QueryComparisons;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

@Repository
class JdbcQueryComparisons implements QueryComparisons {

  private static final String KEEP =
      """
      insert into query_comparison (migration, attempt, compared_at, queries, unseen)
      values (:migration, :attempt, :at, cast(:queries as jsonb), cast(:unseen as jsonb))
      on conflict (migration) do update
         set attempt = excluded.attempt, compared_at = excluded.compared_at,
             queries = excluded.queries, unseen = excluded.unseen
      """;

  private static final String OF =
      """
      select migration, attempt, compared_at, queries, unseen
        from query_comparison
       where migration = :migration
      """;

  private static final TypeReference<List<ComparedQuery>> QUERIES = new TypeReference<>() {};
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private final JdbcClient jdbc;

  JdbcQueryComparisons(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void keep(ComparedQueries compared) {
    jdbc.sql(KEEP)
        .param("migration", compared.migration())
        .param("attempt", compared.attempt())
        .param("at", Moments.at(compared.at()))
        .param("queries", Json.write(compared.queries()))
        .param("unseen", Json.write(compared.unseen()))
        .update();
  }

  @Override
  public Optional<ComparedQueries> of(String migration) {
    return jdbc.sql(OF)
        .param("migration", migration)
        .query(JdbcQueryComparisons::compared)
        .optional();
  }

  private static ComparedQueries compared(ResultSet row, int number) throws SQLException {
    return new ComparedQueries(
        row.getString("migration"),
        row.getInt("attempt"),
        Moments.read(row, "compared_at"),
        Json.read(row.getString("queries"), QUERIES),
        Json.read(row.getString("unseen"), TEXTS));
  }
}
