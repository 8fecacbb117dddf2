package dev.cinch.planner.jdbc;

import dev.cinch.planner.step.WatchedLogs;
import dev.cinch.target.health.ServerLog.Place;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcWatchedLogs implements WatchedLogs {

  private static final String OF =
      """
      select file, position, violations
        from watched_log
       where migration = :migration and attempt = :attempt
      """;

  private static final String KEEP =
      """
      insert into watched_log (migration, attempt, file, position, violations)
      values (:migration, :attempt, :file, :position, :violations)
      on conflict (migration) do update
         set attempt = excluded.attempt, file = excluded.file, position = excluded.position,
             violations = excluded.violations
      """;

  private final JdbcClient jdbc;

  JdbcWatchedLogs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Seen> of(String migration, int attempt) {
    return jdbc.sql(OF)
        .param("migration", migration)
        .param("attempt", attempt)
        .query(
            (row, number) ->
                new Seen(
                    new Place(row.getString("file"), row.getLong("position")),
                    row.getLong("violations")))
        .optional();
  }

  @Override
  public void keep(String migration, int attempt, Seen seen) {
    jdbc.sql(KEEP)
        .param("migration", migration)
        .param("attempt", attempt)
        .param("file", seen.upTo().file())
        .param("position", seen.upTo().position())
        .param("violations", seen.violations())
        .update();
  }
}
