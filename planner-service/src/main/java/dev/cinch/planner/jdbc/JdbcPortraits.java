package dev.cinch.planner.jdbc;

import dev.cinch.planner.step.Portraits;
import dev.cinch.target.catalog.TablePortrait;
import dev.cinch.target.change.ExistingColumn;
import dev.cinch.target.change.NotNullColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

@Repository
class JdbcPortraits implements Portraits {

  private static final String KEEP =
      """
      insert into portrait (migration, drawn_at, lines, existing, refusing_nulls)
      values (:migration, :drawnAt, :lines, cast(:existing as jsonb),
              cast(:refusingNulls as jsonb))
      on conflict (migration) do nothing
      """;

  private static final TypeReference<List<NotNullColumn>> REFUSING_NULLS = new TypeReference<>() {};

  private final JdbcClient jdbc;

  JdbcPortraits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void keep(String migration, TablePortrait portrait, Before before, Instant drawnAt) {
    ExistingColumn existing = before.existing();
    jdbc.sql(KEEP)
        .param("migration", migration)
        .param("drawnAt", Moments.at(drawnAt))
        .param("lines", portrait.lines().toArray(String[]::new))
        .param("existing", existing == null ? null : Json.write(existing))
        .param("refusingNulls", Json.write(before.refusingNulls()))
        .update();
  }

  @Override
  public Optional<ExistingColumn> existing(String migration) {
    return jdbc.sql(
            "select existing from portrait where migration = :migration and existing is not null")
        .param("migration", migration)
        .query(String.class)
        .optional()
        .map(json -> Json.read(json, ExistingColumn.class));
  }

  @Override
  public Optional<List<NotNullColumn>> refusingNulls(String migration) {
    return jdbc.sql(
            "select refusing_nulls from portrait where migration = :migration and refusing_nulls is not null")
        .param("migration", migration)
        .query(String.class)
        .optional()
        .map(json -> Json.read(json, REFUSING_NULLS));
  }

  @Override
  public Optional<TablePortrait> of(String migration) {
    return jdbc.sql("select lines from portrait where migration = :migration")
        .param("migration", migration)
        .query(JdbcPortraits::portrait)
        .optional();
  }

  private static TablePortrait portrait(ResultSet row, int number) throws SQLException {
    return new TablePortrait(List.of((String[]) row.getArray("lines").getArray()));
  }
}
