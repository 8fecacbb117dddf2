package dev.cinch.planner.jdbc;

import dev.cinch.planner.migration.GrantedOverride;
import dev.cinch.planner.migration.HistoryEntry;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.MigrationEvent;
import dev.cinch.planner.migration.MigrationEvent.Approved;
import dev.cinch.planner.migration.MigrationEvent.Overridden;
import dev.cinch.planner.migration.MigrationEvent.PhaseMoved;
import dev.cinch.planner.migration.MigrationEvent.Started;
import dev.cinch.planner.migration.MigrationEvent.StateMoved;
import dev.cinch.planner.migration.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happened to migrations; written once and never changed. */
final class JdbcHistory {

  private static final String INSERT =
      """
      insert into history (migration, at, actor, attempt, what, phase, before, after, reason, evidence)
      values (:migration, :at, :actor, :attempt, :what, :phase, :before, :after, :reason,
              cast(:evidence as jsonb))
      """;

  private static final String SELECT =
      """
      select at, actor, attempt, what, phase, before, after, reason, evidence
        from history
       where migration = :migration
       order by id
      """;

  private final JdbcClient jdbc;

  JdbcHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Migration migration, MigrationEvent event, String actor) {
    if (event instanceof PhaseMoved moved) {
      insert(
          new Row(migration, actor, "phase", moved.phase().name(), moved.reason()),
          moved.from().name(),
          moved.to().name(),
          moved.evidence());
    } else if (event instanceof StateMoved moved) {
      insert(
          new Row(migration, actor, "state", null, moved.reason()),
          moved.from().name(),
          moved.to().name(),
          moved.evidence());
    } else if (event instanceof Approved approved) {
      insert(
          new Row(migration, actor, "approved", approved.phase().name(), null),
          null,
          null,
          Map.of());
    } else if (event instanceof Overridden overridden) {
      GrantedOverride override = overridden.override();
      insert(
          new Row(
              migration, actor, GrantedOverride.what(), override.phase().name(), override.reason()),
          null,
          null,
          override.evidence());
    } else if (event instanceof Started) {
      insert(new Row(migration, actor, "started", null, null), null, null, Map.of());
    }
  }

  private record Row(
      Migration migration,
      String actor,
      String what,
      @Nullable String phase,
      @Nullable String reason) {}

  private void insert(
      Row row, @Nullable String before, @Nullable String after, Map<String, String> evidence) {
    jdbc.sql(INSERT)
        .param("migration", row.migration().id())
        .param("at", Moments.at(row.migration().revision().updatedAt()))
        .param("actor", row.actor())
        .param("attempt", row.migration().attempt())
        .param("what", row.what())
        .param("phase", row.phase())
        .param("before", before)
        .param("after", after)
        .param("reason", row.reason())
        .param("evidence", Json.write(evidence))
        .update();
  }

  List<HistoryEntry> of(String migration) {
    return jdbc.sql(SELECT).param("migration", migration).query(JdbcHistory::entry).list();
  }

  static HistoryEntry entry(ResultSet row, int number) throws SQLException {
    String phase = row.getString("phase");
    return new HistoryEntry(
        Moments.read(row, "at"),
        row.getString("actor"),
        row.getInt("attempt"),
        row.getString("what"),
        phase == null ? null : Phase.valueOf(phase),
        row.getString("before"),
        row.getString("after"),
        row.getString("reason"),
        Json.readTexts(row.getString("evidence")));
  }
}
