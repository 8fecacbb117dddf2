package dev.cinch.checker.jdbc;

import dev.cinch.checker.check.StatementBaselines;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcStatementBaselines implements StatementBaselines {

  private static final String OF =
      """
      select at, reset_at, evictions, calls
      from statement_baseline
      where migration = :migration and target = :target and column_name = :column
      """;

  private static final String KEEP =
      """
      insert into statement_baseline (
        migration, target, column_name, at, reset_at, evictions, calls
      ) values (
        :migration, :target, :column, :at, :resetAt, :evictions, cast(:calls as jsonb)
      )
      on conflict (migration, target, column_name) do update set
        at = excluded.at, reset_at = excluded.reset_at, evictions = excluded.evictions,
        calls = excluded.calls
      """;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Long>> CALLS = new TypeReference<>() {};

  private final JdbcClient jdbc;

  JdbcStatementBaselines(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Baseline> of(Subject subject) {
    return of(OF, subject).query(JdbcStatementBaselines::baseline).optional();
  }

  @Override
  public void keep(Subject subject, Baseline baseline) {
    of(KEEP, subject)
        .param("at", time(baseline.at()))
        .param("resetAt", time(baseline.resetAt()))
        .param("evictions", baseline.evictions())
        .param("calls", JSON.writeValueAsString(baseline.calls()))
        .update();
  }

  private JdbcClient.StatementSpec of(String sql, Subject subject) {
    return jdbc.sql(sql)
        .param("migration", subject.migration())
        .param("target", subject.target())
        .param("column", subject.column());
  }

  private static Baseline baseline(ResultSet row, int number) throws SQLException {
    return new Baseline(
        instant(row, "at"),
        instant(row, "reset_at"),
        row.getLong("evictions"),
        JSON.readValue(row.getString("calls"), CALLS));
  }

  /** Times of databases are as fine as microseconds: here they come back as they were kept. */
  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
