package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two migrations of one table come one after the other; one of another table is not held up. */
class TableQueueIT {

  @Tag("long")
  @Test
  void takesMigrationsOfOneTableOneAfterTheOther() throws IOException {
    try (Walk walk = new Walk(10, Map.of())) {
      walk.suite.startAll(1);
      table(walk, "parcels");
      table(walk, "crates");
      walk.startMigration(plan("first", "parcels", "grams", "manual"));
      walk.startMigration(plan("second", "parcels", "pounds", "automatic"));
      walk.startMigration(plan("elsewhere", "crates", "grams", "automatic"));
      walk.awaitState("COMPLETED");

      walk.follow("first");
      await("first waits for approval")
          .atMost(Duration.ofMinutes(1))
          .until(() -> waitsFor(walk).equals("approval of SWITCH"));
      walk.follow("second");
      assertThat(waitsFor(walk)).isEqualTo("migration first on the same table");
      assertThat(walk.status("EXPAND")).isEqualTo("PENDING");

      walk.follow("first");
      walk.approve("SWITCH");
      walk.awaitState("COMPLETED");
      Instant over = last(walk.history());
      walk.follow("second");
      walk.awaitState("COMPLETED");

      assertThat(walk.history().get(1).get("phase").asString()).isEqualTo("EXPAND");
      assertThat(Instant.parse(walk.history().get(1).get("at").asString())).isAfter(over);
      assertThat(waitsFor(walk)).isEqualTo("none");
      assertThat(
              walk.shop.ask(
                  "select count(*) from parcels where grams = id and pounds = id and weight = id::text"))
          .isEqualTo("1000");
    }
  }

  private static void table(Walk walk, String name) {
    walk.shop.execute(
        """
        create table %1$s as
        select id, id::text as weight from generate_series(1, 1000) as ids (id);
        grant select, update on %1$s to shop_worker;
        """
            .formatted(name));
  }

  private static String plan(String id, String table, String column, String approval) {
    return """
    id: %1$s
    owner: team-parcels
    purpose: Weights are numbers
    target: shop
    table: %2$s
    column: {name: %3$s, type: integer}
    sync: {forward: 'weight::integer'}
    switch: {by: %4$s}
    """
        .formatted(id, table, column, approval);
  }

  private static String waitsFor(Walk walk) throws IOException {
    return walk.migration().path("waitsFor").asString("none");
  }

  private static Instant last(JsonNode history) {
    return Instant.parse(history.get(history.size() - 1).get("at").asString());
  }
}
