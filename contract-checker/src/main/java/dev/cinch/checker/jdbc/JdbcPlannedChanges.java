package dev.cinch.checker.jdbc;

import dev.cinch.checker.gate.Change;
import dev.cinch.checker.notice.PlannedChanges;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcPlannedChanges implements PlannedChanges {

  private static final String KEEP =
      """
      insert into planned_change (migration, plan_digest, changes)
      values (:migration, :planDigest, cast(:changes as jsonb))
      on conflict (migration) do update set
        plan_digest = excluded.plan_digest, changes = excluded.changes
      """;

  private static final String OF =
      """
      select changes from planned_change
      where migration = :migration and plan_digest = :planDigest
      """;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;

  JdbcPlannedChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void keep(String migration, String planDigest, List<Change> changes) {
    jdbc.sql(KEEP)
        .param("migration", migration)
        .param("planDigest", planDigest)
        .param("changes", JSON.writeValueAsString(changes))
        .update();
  }

  @Override
  public List<Change> of(String migration, String planDigest) {
    return jdbc.sql(OF)
        .param("migration", migration)
        .param("planDigest", planDigest)
        .query(String.class)
        .optional()
        .map(json -> List.of(JSON.readValue(json, Change[].class)))
        .orElse(List.of());
  }
}
