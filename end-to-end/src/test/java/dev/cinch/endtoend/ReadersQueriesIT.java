package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.shop.ShopDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An automatic switch waits where readers' queries would get much dearer. */
@Tag("long")
class ReadersQueriesIT {

  private static final String PLAN =
      """
      id: readers
      owner: team-shop
      purpose: Codes hold letters
      target: shop
      table: public.ware
      column: {name: code_text, type: text}
      replaces: code
      sync: {forward: 'code::text', backward: 'code_text::integer'}
      switch: {by: automatic, settle: 1s}
      retire: {soak: 1h}
      """;

  @Test
  void standsUntilTheIndexIsThere() throws IOException {
    try (Walk walk = new Walk(10, Map.of("CINCH_PLANNER_QUERYCOMPARISONEVERY", "1s"))) {
      walk.suite.startAll(1);
      walk.shop.execute(
          """
          create table ware (id bigint primary key, code integer);
          create index ware_code on ware (code);
          insert into ware select n, n from generate_series(1, 50000) n;
          grant select, update on ware to shop_worker;
          analyze ware
          """);
      read(walk.shop);
      walk.startMigration(PLAN);
      await()
          .atMost(Duration.ofMinutes(2))
          .ignoreException(IOException.class)
          .untilAsserted(
              () ->
                  assertThat(walk.migration().path("waitsFor").asString(""))
                      .startsWith("approval of SWITCH; 1 of ")
                      .contains("select id from ware where code = ?"));
      assertThat(walk.evidence("SWITCH", "queries_dearer")).isEqualTo("1");
      JsonNode query = walk.get("/queries").at("/queries/0");
      assertThat(query.at("/outcome").asString()).isEqualTo("DEARER");
      assertThat(query.at("/before/outline").asString()).startsWith("Index Scan using ware_code ");
      assertThat(query.at("/after/outline").asString()).startsWith("Seq Scan on ware ");

      walk.shop.execute("create index ware_code_text on ware (code_text)");

      walk.awaitStatus("SWITCH", "DONE");
      assertThat(walk.evidence("SWITCH", "queries_dearer")).isEqualTo("0");
      assertThat(walk.get("/queries").at("/queries/0/after/outline").asString())
          .startsWith("Index Scan using ware_code_text ");
    }
  }

  private static void read(ShopDatabase shop) {
    shop.ask("select id from ware where code = 7");
  }
}
