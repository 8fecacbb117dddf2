package dev.cinch.planner.jdbc;

import dev.cinch.planner.step.Standstill;
import dev.cinch.planner.step.Standstills;
import dev.cinch.planner.step.StepRun.Blocked;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcStandstills implements Standstills {

  private static final String KEEP =
      """
      insert into standstill (migration, step, tries, at, waited_millis, held_up_by)
      values (:migration, :step, :tries, :at, :waitedMillis, :heldUpBy)
      on conflict (migration) do update
         set step = excluded.step, tries = excluded.tries, at = excluded.at,
             waited_millis = excluded.waited_millis, held_up_by = excluded.held_up_by,
             revision = standstill.revision + 1
      """;

  /** The row stays: listeners know by its revision that something has changed. */
  private static final String FORGET =
      """
      update standstill
         set step = null, revision = revision + 1
       where migration = :migration and step is not null
      """;

  private static final String OF =
      """
      select step, tries, at, waited_millis, held_up_by
        from standstill
       where migration = :migration and step is not null
      """;

  private final JdbcClient jdbc;

  JdbcStandstills(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void keep(String migration, Standstill standstill) {
    jdbc.sql(KEEP)
        .param("migration", migration)
        .param("step", standstill.step())
        .param("tries", standstill.tries())
        .param("at", Moments.at(standstill.last().at()))
        .param("waitedMillis", standstill.last().waitedMillis())
        .param("heldUpBy", standstill.last().by())
        .update();
  }

  @Override
  public void forget(String migration) {
    jdbc.sql(FORGET).param("migration", migration).update();
  }

  @Override
  public Optional<Standstill> of(String migration) {
    return jdbc.sql(OF).param("migration", migration).query(JdbcStandstills::standstill).optional();
  }

  private static Standstill standstill(ResultSet row, int number) throws SQLException {
    return new Standstill(
        row.getString("step"),
        row.getInt("tries"),
        new Blocked(
            Moments.read(row, "at"), row.getLong("waited_millis"), row.getString("held_up_by")));
  }
}
