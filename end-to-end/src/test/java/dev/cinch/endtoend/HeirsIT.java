package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tables that inherit from the migration's are filled and kept in step, also those that come late.
 */
class HeirsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String PLAN =
      """
      id: meters
      owner: team-meters
      purpose: Values are numbers
      target: shop
      table: public.meters
      column: {name: amount, type: bigint}
      sync: {forward: 'value::bigint'}
      backfill: {rows-per-second: 600}
      tighten: {not-null: true}
      switch: {by: automatic}
      """;

  @Test
  @Tag("wide")
  void areFilledAndKeptInStepLikeTheTableItself() throws IOException {
    try (Walk walk = new Walk(10, Map.of())) {
      walk.suite.startPlanner().awaitReady(PATIENCE);
      walk.suite.startWorker("worker");
      walk.shop.execute("create table meters (id bigint, value text)");
      walk.shop.execute("grant select, update on meters to shop_worker");
      addHeir(walk, 1);
      walk.startMigration(PLAN);
      walk.awaitStatus("BACKFILL", "RUNNING");
      await()
          .atMost(PATIENCE)
          .until(() -> !walk.shop.ask("select count(amount) from meters").equals("0"));
      addHeir(walk, 2);
      walk.shop.execute("insert into meters_1 (id, value) values (1001, '1001')");
      walk.awaitStatus("TIGHTEN", "GATED");

      walk.shop.execute("insert into meters_2 (id, value) values (1001, '1001')");
      assertThat(inStep(walk)).as("one came in the middle of the fill").isEqualTo("2002 of 2002");
      assertThat(walk.history().toString())
          .contains("a table has come to public.meters by inheritance, without the sync trigger");

      addHeir(walk, 3);
      walk.suite.startChecker();
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  walk.migration()
                      .path("waitsFor")
                      .asString("")
                      .contains("public.meters_3 has no trigger"));
      walk.shop.execute("alter table meters_3 no inherit meters");
      walk.awaitState("COMPLETED");

      assertThat(inStep(walk))
          .as("without the one that came after VERIFY")
          .isEqualTo("2002 of 2002");
      assertThat(
              walk.shop.ask(
                  "select count(*) from pg_trigger where not tgisinternal and tgname like 'cinch%'"))
          .isEqualTo("0");
    }
  }

  private static void addHeir(Walk walk, int number) {
    walk.shop.execute(
        """
        create table meters_%1$d (like meters);
        insert into meters_%1$d (id, value) select id, id::text from generate_series(1, 1000) id;
        grant select, update on meters_%1$d to shop_worker;
        alter table meters_%1$d inherit meters;
        """
            .formatted(number));
  }

  private static String inStep(Walk walk) {
    return walk.shop.ask(
        "select count(*) filter (where amount = value::bigint) || ' of ' || count(*) from meters");
  }
}
