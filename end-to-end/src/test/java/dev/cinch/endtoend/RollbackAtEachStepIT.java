package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A migration is taken back at each step there is, in the moment in which the target has carried
 * the step out and the planner has not noted it yet.
 */
@Tag("long")
class RollbackAtEachStepIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Whoever notes that step sleeps until it is let go. */
  private static final String HOLD =
      """
      create table held_step (step text primary key);
      create function hold() returns trigger language plpgsql as
      $hold$
      begin
        while exists (select from held_step where step = new.step) loop
          perform set_config('application_name', 'held', false);
          perform pg_sleep(0.05);
        end loop;
        perform set_config('application_name', 'planner', false);
        return new;
      end
      $hold$;
      create trigger hold before insert on step_run for each row execute function hold()
      """;

  @Test
  void leavesTheTableAsItWasFromEachOfThem() throws IOException {
    try (Walk walk = new Walk(10, Map.of())) {
      walk.suite.startAll(1);
      walk.shop.execute(CutAtEachStepIT.TABLE);
      walk.plannerDatabase.execute(HOLD);
      Leftovers table = new Leftovers(walk.shop, "part");
      String before = table.picture();
      List<String> steps = steps(walk);
      assertThat(steps).hasSizeGreaterThan(12);
      assertThat(table.picture()).isEqualTo(before);

      for (int number = 0; number < steps.size(); number++) {
        String step = steps.get(number);
        walk.plannerDatabase.execute("insert into held_step values ('%s')".formatted(step));
        walk.startMigration(plan("held-" + number));
        await(step + " is held")
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(50))
            .until(() -> isHeld(walk));
        walk.command("ROLLBACK");
        walk.plannerDatabase.execute("delete from held_step");
        walk.awaitState("ROLLED_BACK");

        assertThat(walk.lastEvidence("catalog")).as(step).isEqualTo("as before EXPAND");
        assertThat(table.picture()).as(step).isEqualTo(before);
      }
    }
  }

  /** Of a migration that goes as far as there is a way back. */
  private static List<String> steps(Walk walk) throws IOException {
    walk.startMigration(plan("first"));
    await("the migration stands before RETIRE")
        .atMost(PATIENCE)
        .ignoreException(IOException.class)
        .until(() -> "RETIRE".equals(walk.phaseAtHand()));
    String steps =
        walk.plannerDatabase.ask("select string_agg(step, ';' order by id) from step_run");
    walk.command("ROLLBACK");
    walk.awaitState("ROLLED_BACK");
    return List.of(steps.split(";"));
  }

  private static boolean isHeld(Walk walk) {
    return !walk.plannerDatabase
        .ask("select count(*) from pg_stat_activity where application_name = 'held'")
        .equals("0");
  }

  private static String plan(String id) {
    return CutAtEachStepIT.PLAN.replace("id: cut", "id: " + id);
  }
}
