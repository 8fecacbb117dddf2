package dev.cinch.planner.jdbc;

import dev.cinch.backbone.trace.TraceSource;
import dev.cinch.planner.migration.Course;
import dev.cinch.planner.migration.Direction;
import dev.cinch.planner.migration.HistoryEntry;
import dev.cinch.planner.migration.ListPlace;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.MigrationChangedException;
import dev.cinch.planner.migration.MigrationEvent;
import dev.cinch.planner.migration.MigrationFilter;
import dev.cinch.planner.migration.Migrations;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Progress;
import dev.cinch.planner.migration.Revision;
import dev.cinch.planner.migration.Standing;
import dev.cinch.planner.migration.State;
import dev.cinch.planner.migration.SyncRule;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.Plan.Rehearsed;
import dev.cinch.planner.plan.PlanReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcMigrations implements Migrations {

  private static final String SELECT =
      """
      select id, version, seq, state, direction, attempt, epoch, approved, plan, plan_digest,
             plan_language, target, rehearses, sync_rule, progress, created_at, updated_at
        from migration
      """;

  private static final String INSERT =
      """
      insert into migration (id, version, seq, state, direction, attempt, epoch, approved, plan,
                             plan_digest, plan_language, sync_rule, progress, created_at, updated_at, owner, target,
                             table_name, rehearses, traceparent)
      values (:id, 0, :seq, :state, :direction, :attempt, :epoch, :approved, :plan,
              :planDigest, :planLanguage, cast(:syncRule as jsonb), cast(:progress as jsonb), :createdAt, :updatedAt,
              :owner, :target, :table, :rehearses, :traceparent)
      on conflict (id) do nothing
      """;

  /** Held until the transaction ends, so that lines of one table are committed in their order. */
  private static final String STAND_IN_LINE =
      """
      select pg_advisory_xact_lock(hashtextextended('cinch table ' || :target || ' ' || :table, 0))
      """;

  private static final String PAGE =
      SELECT
          + """
           where (cardinality(:states) = 0 or state = any (:states))
             and (cast(:target as text) is null or target = :target)
             and (cast(:owner as text) is null or owner = :owner)
             and (cast(:table as text) is null or table_name = :table)
             and (cast(:createdAt as timestamptz) is null or (created_at, id) < (:createdAt, :id))
           order by created_at desc, id desc
           limit :limit
          """;

  private static final String REHEARSALS =
      SELECT
          + """
           where rehearses = :plan
           order by created_at desc, id desc
          """;

  private static final String UPDATE =
      """
      update migration
         set version = version + 1, seq = :seq, state = :state, direction = :direction,
             attempt = :attempt, epoch = :epoch, approved = :approved, sync_rule = cast(:syncRule as jsonb),
             progress = cast(:progress as jsonb), updated_at = :updatedAt
       where id = :id and version = :version
      """;

  private static final String TRACE =
      "select traceparent from migration where id = :id and traceparent is not null";

  private final JdbcClient jdbc;
  private final TraceSource trace;
  private final JdbcPhases phases;
  private final JdbcHistory history;
  private final PlanCache plans = new PlanCache();

  JdbcMigrations(JdbcClient jdbc, TraceSource trace) {
    this.jdbc = jdbc;
    this.trace = trace;
    this.phases = new JdbcPhases(jdbc);
    this.history = new JdbcHistory(jdbc);
  }

  @Override
  public Optional<Migration> find(String id) {
    return jdbc.sql(SELECT + "where id = :id").param("id", id).query(this::migration).optional();
  }

  @Override
  public Optional<String> trace(String id) {
    return jdbc.sql(TRACE).param("id", id).query(String.class).optional();
  }

  @Override
  public List<String> active() {
    return jdbc.sql(
            "select id from migration where state in ('ACTIVE', 'ROLLING_BACK') order by id")
        .query(String.class)
        .list();
  }

  @Override
  public List<Migration> page(MigrationFilter filter, @Nullable ListPlace after, int limit) {
    return jdbc.sql(PAGE)
        .param("states", filter.states().stream().map(State::name).toArray(String[]::new))
        .param("target", filter.target())
        .param("owner", filter.owner())
        .param("table", filter.table())
        .param("createdAt", after == null ? null : Moments.at(after.createdAt()))
        .param("id", after == null ? null : after.id())
        .param("limit", limit)
        .query(this::migration)
        .list();
  }

  @Override
  public List<Migration> rehearsals(String plan) {
    return jdbc.sql(REHEARSALS).param("plan", plan).query(this::migration).list();
  }

  @Override
  public boolean add(Transition start, String actor) {
    standInLine(start.migration());
    if (write(INSERT, start.migration()) == 0) {
      return false;
    }
    writeDetails(start, actor);
    return true;
  }

  private void standInLine(Migration migration) {
    jdbc.sql(STAND_IN_LINE)
        .param("target", migration.plan().target())
        .param("table", migration.plan().table().toString())
        .query()
        .singleRow();
  }

  @Override
  public void save(Transition transition, String actor) {
    if (write(UPDATE, transition.migration()) == 0) {
      throw new MigrationChangedException(transition.migration().id());
    }
    writeDetails(transition, actor);
  }

  @Override
  public List<HistoryEntry> history(String id) {
    return history.of(id);
  }

  private int write(String sql, Migration migration) {
    Course course = migration.course();
    Standing standing = course.standing();
    Revision revision = migration.revision();
    SyncRule rule = migration.sync();
    Rehearsed rehearsed = migration.plan().rehearsed();
    return jdbc.sql(sql)
        .param("id", migration.id())
        .param("version", revision.version())
        .param("seq", revision.seq())
        .param("state", standing.state().name())
        .param("direction", standing.direction().name())
        .param("attempt", standing.attempt())
        .param("epoch", standing.epoch())
        .param("approved", course.approved().stream().map(Phase::name).toArray(String[]::new))
        .param("plan", migration.plan().text().yaml())
        .param("planDigest", migration.plan().digest())
        .param("planLanguage", PlanReader.LANGUAGE)
        .param("owner", migration.plan().owner())
        .param("target", migration.plan().target())
        .param("table", migration.plan().table().toString())
        .param("rehearses", rehearsed == null ? null : rehearsed.id())
        .param("traceparent", trace.current().orElse(null))
        .param("syncRule", rule == null ? null : Json.write(rule))
        .param("progress", Json.write(migration.progress()))
        .param("createdAt", Moments.at(revision.createdAt()))
        .param("updatedAt", Moments.at(revision.updatedAt()))
        .update();
  }

  private void writeDetails(Transition transition, String actor) {
    Migration migration = transition.migration();
    boolean onlyCounters =
        transition.events().stream().allMatch(MigrationEvent.Progressed.class::isInstance);
    if (!onlyCounters) {
      migration.course().phases().forEach((phase, kept) -> phases.write(migration, phase, kept));
    }
    transition.events().forEach(event -> history.add(migration, event, actor));
  }

  private Migration migration(ResultSet row, int number) throws SQLException {
    return new Migration(
        plan(row),
        new Revision(
            row.getLong("version"),
            row.getLong("seq"),
            Moments.read(row, "created_at"),
            Moments.read(row, "updated_at")),
        new Course(
            new Standing(
                State.valueOf(row.getString("state")),
                Direction.valueOf(row.getString("direction")),
                row.getInt("attempt"),
                row.getLong("epoch")),
            phases.of(row.getString("id")),
            approved(row)),
        syncRule(row),
        Json.read(row.getString("progress"), Progress.class));
  }

  /** What is stored of a rehearsal is the plan that it rehearses. */
  private Plan plan(ResultSet row) throws SQLException {
    Plan plan =
        plans.plan(
            row.getString("plan_digest"), row.getString("plan"), row.getInt("plan_language"));
    return row.getString("rehearses") == null
        ? plan
        : plan.rehearsedAs(row.getString("id"), row.getString("target"));
  }

  private static Set<Phase> approved(ResultSet row) throws SQLException {
    String[] names = (String[]) row.getArray("approved").getArray();
    return Arrays.stream(names).map(Phase::valueOf).collect(Collectors.toSet());
  }

  private static @Nullable SyncRule syncRule(ResultSet row) throws SQLException {
    String json = row.getString("sync_rule");
    return json == null ? null : Json.read(json, SyncRule.class);
  }
}
