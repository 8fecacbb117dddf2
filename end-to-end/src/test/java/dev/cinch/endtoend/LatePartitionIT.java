package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows that come with a partition after VERIFY are filled before anything is tightened. */
class LatePartitionIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String PLAN =
      """
      id: readings
      owner: team-meters
      purpose: Values are numbers
      target: shop
      table: public.readings
      column: {name: amount, type: bigint}
      sync: {forward: 'value::bigint'}
      tighten: {not-null: true}
      switch: {by: automatic}
      """;

  @Test
  @Tag("wide")
  void goesBackToVerify() throws IOException {
    try (Walk walk = new Walk(10, Map.of())) {
      walk.suite.startPlanner().awaitReady(PATIENCE);
      walk.suite.startWorker("worker");
      walk.shop.execute(
          """
          create table readings (id bigint, month int, value text) partition by list (month);
          grant select, update on readings to shop_worker;
          """);
      addMonth(walk, 1);
      walk.startMigration(PLAN);
      walk.awaitStatus("TIGHTEN", "GATED");
      assertThat(walk.status("VERIFY")).isEqualTo("DONE");

      addMonth(walk, 2);
      walk.suite.startChecker();
      walk.awaitState("COMPLETED");

      assertThat(walk.shop.ask("select count(*) from readings where amount = value::bigint"))
          .isEqualTo("2000");
      assertThat(reasons(walk, "VERIFY"))
          .contains(
              "VERIFY has not seen the rows of public.readings_2, which came or was rewritten after it");
    }
  }

  private static void addMonth(Walk walk, int month) {
    walk.shop.execute(
        """
        create table readings_%1$d (like readings);
        insert into readings_%1$d (id, month, value) select id, %1$d, id::text from generate_series(1, 1000) id;
        grant select, update on readings_%1$d to shop_worker;
        alter table readings attach partition readings_%1$d for values in (%1$d);
        """
            .formatted(month));
  }

  private static List<String> reasons(Walk walk, String phase) throws IOException {
    return walk.history()
        .valueStream()
        .filter(entry -> entry.path("phase").asString("").equals(phase))
        .map(entry -> entry.path("reason").asString(""))
        .toList();
  }
}
