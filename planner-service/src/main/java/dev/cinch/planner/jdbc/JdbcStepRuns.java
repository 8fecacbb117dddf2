package dev.cinch.planner.jdbc;

import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.step.StepRun;
import dev.cinch.planner.step.StepRun.Blocked;
import dev.cinch.planner.step.StepRun.Ending;
import dev.cinch.planner.step.StepRun.Timing;
import dev.cinch.planner.step.StepRuns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

@Repository
class JdbcStepRuns implements StepRuns {

  private static final String KEEP =
      """
      insert into step_run (migration, attempt, phase, step, sql, began_at, ended_at, tries,
                            waited_millis, held_millis, outcome, error, blocked)
      values (:migration, :attempt, :phase, :step, cast(:sql as jsonb), :beganAt, :endedAt, :tries,
              :waitedMillis, :heldMillis, :outcome, :error, cast(:blocked as jsonb))
      """;

  private static final String OF =
      """
      select attempt, phase, step, sql, began_at, ended_at, tries, waited_millis, held_millis,
             outcome, error, blocked
        from step_run
       where migration = :migration
       order by id
      """;

  private static final TypeReference<List<Blocked>> BLOCKED = new TypeReference<>() {};
  private static final TypeReference<List<String>> STATEMENTS = new TypeReference<>() {};

  private final JdbcClient jdbc;

  JdbcStepRuns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void keep(String migration, int attempt, Phase phase, StepRun run) {
    jdbc.sql(KEEP)
        .param("migration", migration)
        .param("attempt", attempt)
        .param("phase", phase.name())
        .param("step", run.step())
        .param("sql", Json.write(run.sql()))
        .param("beganAt", Moments.at(run.timing().began()))
        .param("endedAt", Moments.at(run.timing().ended()))
        .param("tries", run.timing().tries())
        .param("waitedMillis", run.timing().waitedMillis())
        .param("heldMillis", run.timing().heldMillis())
        .param("outcome", run.ending().name())
        .param("error", run.error())
        .param("blocked", Json.write(run.blocked()))
        .update();
  }

  @Override
  public List<KeptRun> of(String migration) {
    return jdbc.sql(OF).param("migration", migration).query(JdbcStepRuns::kept).list();
  }

  private static KeptRun kept(ResultSet row, int number) throws SQLException {
    return new KeptRun(
        row.getInt("attempt"),
        Phase.valueOf(row.getString("phase")),
        new StepRun(
            row.getString("step"),
            Json.read(row.getString("sql"), STATEMENTS),
            Ending.valueOf(row.getString("outcome")),
            row.getString("error"),
            Json.read(row.getString("blocked"), BLOCKED),
            new Timing(
                Moments.read(row, "began_at"),
                Moments.read(row, "ended_at"),
                row.getInt("tries"),
                row.getObject("waited_millis", Long.class),
                row.getObject("held_millis", Long.class))));
  }
}
