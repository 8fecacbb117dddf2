package dev.cinch.planner.jdbc;

import dev.cinch.planner.migration.Course;
import dev.cinch.planner.migration.CurrentMigrations;
import dev.cinch.planner.migration.Direction;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.PhaseRecord;
import dev.cinch.planner.migration.PhaseStatus;
import dev.cinch.planner.migration.Progress;
import dev.cinch.planner.migration.Standing;
import dev.cinch.planner.migration.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Two statements for all of them: hundreds of migrations are looked at every few seconds. */
@Repository
class JdbcCurrentMigrations implements CurrentMigrations {

  private static final String NOT_ENDED =
      """
      select id, target, owner, state, direction, attempt, epoch, progress
        from migration
       where state in ('ACTIVE', 'PAUSED', 'ROLLING_BACK')
       order by id
      """;

  private static final String PHASES =
      """
      select p.migration, p.phase, p.status, p.since, p.reason
        from migration_phase p
        join migration m on m.id = p.migration
       where m.state in ('ACTIVE', 'PAUSED', 'ROLLING_BACK')
      """;

  private static final String COUNT =
      """
      select state, count(*) as migrations from migration group by state
      """;

  private final JdbcClient jdbc;

  JdbcCurrentMigrations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Current> current() {
    // migrations first: one that starts in between has no row here, and none is without its phases
    List<Row> rows = jdbc.sql(NOT_ENDED).query(JdbcCurrentMigrations::row).list();
    Map<String, Map<Phase, PhaseRecord>> phases = phases();
    return rows.stream()
        .filter(row -> phases.containsKey(row.id()))
        .map(row -> row.with(phases.getOrDefault(row.id(), Map.of())))
        .toList();
  }

  private record Row(String id, String target, String owner, Standing standing, Progress progress) {

    Current with(Map<Phase, PhaseRecord> phases) {
      return new Current(id, target, owner, new Course(standing, phases, Set.of()), progress);
    }
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getString("id"),
        row.getString("target"),
        row.getString("owner"),
        new Standing(
            State.valueOf(row.getString("state")),
            Direction.valueOf(row.getString("direction")),
            row.getInt("attempt"),
            row.getLong("epoch")),
        Json.read(row.getString("progress"), Progress.class));
  }

  private Map<String, Map<Phase, PhaseRecord>> phases() {
    Map<String, Map<Phase, PhaseRecord>> phases = new HashMap<>();
    jdbc.sql(PHASES)
        .query(
            row -> {
              phases
                  .computeIfAbsent(row.getString("migration"), absent -> new EnumMap<>(Phase.class))
                  .put(
                      Phase.valueOf(row.getString("phase")),
                      new PhaseRecord(
                          PhaseStatus.valueOf(row.getString("status")),
                          Moments.read(row, "since"),
                          row.getString("reason"),
                          Map.of()));
            });
    return phases;
  }

  @Override
  public Map<State, Long> count() {
    Map<State, Long> counts = new EnumMap<>(State.class);
    jdbc.sql(COUNT)
        .query(
            row -> {
              counts.put(State.valueOf(row.getString("state")), row.getLong("migrations"));
            });
    return counts;
  }
}
