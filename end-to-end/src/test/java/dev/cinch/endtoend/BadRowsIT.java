package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two parcels of many thousand weigh what no integer can say. */
@Tag("long")
class BadRowsIT {

  private static final int PARCELS = 20_000;

  private static Walk walk;

  @BeforeAll
  static void startAll() {
    walk = new Walk(10, Map.of());
    walk.suite.startAll(2);
  }

  @AfterAll
  static void stopAll() {
    walk.close();
  }

  @Test
  void pausesListsThemAndGoesOnOnceTheyAreCorrected() throws IOException {
    table("parcels");
    walk.startMigration(plan("parcels", 1) + "tighten: {not-null: true}\n");
    walk.awaitStatus("BACKFILL", "FAILED");
    walk.awaitState("PAUSED");

    assertThat(walk.reason("BACKFILL"))
        .startsWith(
            "Cannot go on with BACKFILL: 2 bad rows, and the plan tolerates 1; the first is")
        .endsWith("GET /api/migrations/parcels/bad-rows lists them; correct them, then resume");
    assertThat(walk.badRows())
        .hasSize(2)
        .extracting(BadRowsIT::key)
        .containsExactlyInAnyOrder("id=17", "id=19990");
    assertThat(walk.badRows()).allSatisfy(BadRowsIT::saysWhatTheDatabaseSaidWithoutTheValue);

    assertThat(walk.migration().at("/progress/badRows").asInt()).isEqualTo(2);

    correct("parcels");
    walk.command("RESUME");
    walk.awaitState("COMPLETED");

    assertThat(walk.badRows()).isEmpty();
    assertThat(walk.evidence("BACKFILL", "bad_rows")).isEqualTo("0");
    assertThat(
            walk.shop.ask(
                "select count(*) filter (where grams = id) || ' of ' || count(*) from parcels"))
        .isEqualTo(PARCELS + " of " + PARCELS);
  }

  @Test
  void tightensNothingWhileRowsAreBadHoweverManyAreTolerated() throws IOException {
    table("crates");
    walk.startMigration(plan("crates", 5) + "tighten: {not-null: true}\n");
    walk.awaitStatus("VERIFY", "FAILED");

    assertThat(walk.evidence("BACKFILL", "bad_rows")).isEqualTo("2");
    assertThat(walk.reason("VERIFY"))
        .startsWith(
            "Cannot tighten column grams after VERIFY: 2 bad rows would break what the plan demands");
    assertThat(walk.badRows())
        .extracting(row -> row.get("phase").asString())
        .containsExactly("VERIFY", "VERIFY");

    correct("crates");
    walk.command("RESUME");
    walk.awaitState("COMPLETED");

    assertThat(walk.badRows()).isEmpty();
    assertThat(walk.evidence("VERIFY", "passes")).as("not begun anew").isEqualTo("1");
    assertThat(walk.shop.ask("select count(*) from crates where grams is distinct from id"))
        .isEqualTo("0");
  }

  @Test
  void goesOnWithBadRowsThatAreToleratedWhereNothingIsTightened() throws IOException {
    table("letters");
    walk.startMigration(plan("letters", 2));
    walk.awaitState("COMPLETED");

    assertThat(walk.evidence("VERIFY", "bad_rows")).isEqualTo("2");
    assertThat(walk.badRows())
        .extracting(BadRowsIT::key)
        .containsExactlyInAnyOrder("id=17", "id=19990");
    assertThat(walk.migration().at("/progress/badRows").asInt()).isEqualTo(2);
    assertThat(
            walk.shop.ask(
                "select string_agg(id::text, ' ' order by id) from letters where grams is null"))
        .isEqualTo("17 19990");
  }

  private static void table(String name) {
    walk.shop.execute(
        """
        create table %1$s as
        select id, case id when 17 then 'a secret weight' when 19990 then '12,5 kg'
                           else id::text end as weight
          from generate_series(1, %2$d) as ids (id);
        alter table %1$s add primary key (id);
        grant select, update on %1$s to shop_worker;
        analyze %1$s;
        """
            .formatted(name, PARCELS));
  }

  private static void correct(String table) {
    walk.shop.execute("update %s set weight = id::text where id in (17, 19990)".formatted(table));
  }

  private static String plan(String table, int badRows) {
    return """
    id: %1$s
    owner: team-parcels
    purpose: Weights are numbers
    target: shop
    table: %1$s
    column: {name: grams, type: integer}
    replaces: weight
    sync: {forward: 'weight::integer', backward: 'grams::text'}
    backfill: {bad-rows: %2$d}
    switch: {by: automatic}
    """
        .formatted(table, badRows);
  }

  private static String key(JsonNode row) {
    return row.get("key").asString();
  }

  private static void saysWhatTheDatabaseSaidWithoutTheValue(JsonNode row) {
    assertThat(row.get("message").asString())
        .isEqualTo("invalid input syntax for type integer: \"...\"");
    assertThat(row.get("sqlState").asString()).isEqualTo("22P02");
    assertThat(row.get("leaf").asString()).isEqualTo("public.parcels");
    assertThat(row.toString()).doesNotContain("secret", "12,5");
  }
}
