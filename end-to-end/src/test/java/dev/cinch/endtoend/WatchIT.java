package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Trouble after TIGHTEN has the constraints taken back, by itself. */
@Tag("long")
class WatchIT {

  private static final String CONSTRAINTS =
      "select count(*) from pg_constraint where conname = 'watched_positive' and convalidated";

  private static final String PLAN =
      """
      id: watch
      owner: team-shop
      purpose: Amounts are above zero
      target: shop
      table: public.watched
      column: {name: amount, existing: true}
      tighten:
        checks: [{name: watched_positive, condition: amount > 0}]
        watch:
          for: 5s
          undo: true
          probes: [{name: failures, sql: select count(*) from failure, stop: 0}]
      switch: {by: automatic}
      """;

  @Test
  void takesTheConstraintsBackAndSaysWhy() throws IOException {
    try (Walk walk = new Walk(10, Map.of())) {
      walk.suite.startAll(1);
      walk.shop.execute("create table watched (id bigint primary key, amount integer)");
      walk.shop.execute("create table failure (id bigint)");
      walk.startMigration(PLAN);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () ->
                  walk.migration()
                      .path("waitsFor")
                      .asString("")
                      .startsWith("the end of the watch"));
      assertThat(walk.shop.ask(CONSTRAINTS)).isEqualTo("1");

      walk.shop.execute("insert into failure values (1)");
      walk.awaitStatus("TIGHTEN", "FAILED");
      assertThat(walk.reason("TIGHTEN"))
          .isEqualTo(
              "The watch over the target found trouble: failures 1.0 > 0.0; what the phase had added was taken back; mend the cause and resume, or roll back");
      assertThat(walk.shop.ask(CONSTRAINTS)).isEqualTo("0");

      walk.shop.execute("delete from failure");
      walk.command("RESUME");
      walk.awaitStatus("TIGHTEN", "DONE");
      assertThat(walk.shop.ask(CONSTRAINTS)).isEqualTo("1");
      walk.awaitState("COMPLETED");
    }
  }
}
