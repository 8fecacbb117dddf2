package dev.cinch.planner.jdbc;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.PhaseRecord;
import dev.cinch.planner.migration.PhaseStatus;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where migrations stand in each phase. */
final class JdbcPhases {

  private static final String SELECT =
      """
      select phase, status, since, reason, evidence
        from migration_phase
       where migration = :migration
      """;

  private static final String WRITE =
      """
      insert into migration_phase (migration, phase, status, since, reason, evidence)
      values (:migration, :phase, :status, :since, :reason, cast(:evidence as jsonb))
      on conflict (migration, phase) do update
         set status = excluded.status, since = excluded.since, reason = excluded.reason,
             evidence = excluded.evidence
       where migration_phase.since is distinct from excluded.since
          or migration_phase.status is distinct from excluded.status
          or migration_phase.reason is distinct from excluded.reason
          or migration_phase.evidence is distinct from excluded.evidence
      """;

  private final JdbcClient jdbc;

  JdbcPhases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<Phase, PhaseRecord> of(String migration) {
    Map<Phase, PhaseRecord> phases = new EnumMap<>(Phase.class);
    jdbc.sql(SELECT)
        .param("migration", migration)
        .query(
            row -> {
              phases.put(
                  Phase.valueOf(row.getString("phase")),
                  new PhaseRecord(
                      PhaseStatus.valueOf(row.getString("status")),
                      Moments.read(row, "since"),
                      row.getString("reason"),
                      Json.readTexts(row.getString("evidence"))));
            });
    return phases;
  }

  void write(Migration migration, Phase phase, PhaseRecord kept) {
    jdbc.sql(WRITE)
        .param("migration", migration.id())
        .param("phase", phase.name())
        .param("status", kept.status().name())
        .param("since", Moments.at(kept.since()))
        .param("reason", kept.reason())
        .param("evidence", Json.write(kept.evidence()))
        .update();
  }
}
