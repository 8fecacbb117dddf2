package dev.cinch.planner.jdbc;

import dev.cinch.planner.step.Portraits;
import dev.cinch.target.catalog.TablePortrait;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPortraits implements Portraits {

  private static final String KEEP =
      """
      insert into portrait (migration, drawn_at, lines)
      values (:migration, :drawnAt, :lines)
      on conflict (migration) do nothing
      """;

  private final JdbcClient jdbc;

  JdbcPortraits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void keep(String migration, TablePortrait portrait, Instant drawnAt) {
    jdbc.sql(KEEP)
        .param("migration", migration)
        .param("drawnAt", Moments.at(drawnAt))
        .param("lines", portrait.lines().toArray(String[]::new))
        .update();
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
