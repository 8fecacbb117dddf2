package dev.cinch.planner.jdbc;

import dev.cinch.planner.step.Portraits;
import dev.cinch.target.catalog.TablePortrait;
import dev.cinch.target.change.ExistingColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPortraits implements Portraits {

  private static final String KEEP =
      """
      insert into portrait (migration, drawn_at, lines, existing)
      values (:migration, :drawnAt, :lines, cast(:existing as jsonb))
      on conflict (migration) do nothing
      """;

  private final JdbcClient jdbc;

  JdbcPortraits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void keep(
      String migration,
      TablePortrait portrait,
      @Nullable ExistingColumn existing,
      Instant drawnAt) {
    jdbc.sql(KEEP)
        .param("migration", migration)
        .param("drawnAt", Moments.at(drawnAt))
        .param("lines", portrait.lines().toArray(String[]::new))
        .param("existing", existing == null ? null : Json.write(existing))
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
