package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.shop.Example;
import dev.cinch.shop.ShopDatabase;
import dev.cinch.shop.ShopFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Plans are tried out on a copy, with the same steps and workers, and leave nothing there. */
class RehearsalIT {

  private static final int ORDERS = 16_000;
  private static final int COPIED = 4_000;

  @Test
  @Tag("wide")
  void goesTheWholeWayOnACopyAsksNobodyAndTakesAllBack() throws IOException {
    try (Walk walk = Walk.withCopy(ORDERS, COPIED)) {
      walk.suite.startAll(1);
      walk.prepareConsumers();
      String before = new Leftovers(walk.copy).picture();
      String meant = new Leftovers(walk.shop).picture();

      walk.rehearse(ShopFiles.plan().replace("soak: 3s", "soak: 7d"), "copy");
      JsonNode report = ended(walk);

      assertThat(report.at("/result/outcome").asString())
          .as(report::toPrettyString)
          .isEqualTo("PASSED");
      assertThat(report.at("/result/catalog").asString()).isEqualTo("as before EXPAND");
      assertThat(new Leftovers(walk.copy).picture()).isEqualTo(before);
      assertThat(new Leftovers(walk.shop).picture()).isEqualTo(meant);
      assertThat(walk.copy.ask("select count(*) from orders")).isEqualTo(String.valueOf(COPIED));
      assertMeasured(report);
      assertForeseen(report.get("prospect"));
      assertNobodyWasAsked(walk, report);

      failsWhereAPhaseFailsAndTakesAllBackAllTheSame(walk);
      assertThat(new Leftovers(walk.copy).picture()).isEqualTo(before);
    }
  }

  private static void assertMeasured(JsonNode report) {
    assertThat(report.get("phases"))
        .allSatisfy(
            phase -> {
              assertThat(phase.at("/forth/millis").asLong(-1)).isNotNegative();
              assertThat(phase.at("/back/millis").asLong(-1)).isNotNegative();
            });
    JsonNode backfill = phase(report, "BACKFILL");
    assertThat(backfill.at("/forth/logBytes").asLong()).isGreaterThan(100_000);
    assertThat(backfill.at("/forth/tableBytes").asLong()).isPositive();
    assertThat(phase(report, "INDEX").at("/forth/indexBytes").asLong()).isPositive();
    assertThat(phase(report, "INDEX").at("/back/indexBytes").asLong()).isNegative();
    assertThat(report.at("/locks/held/millis").asLong()).isBetween(0L, 300L);
    assertThat(report.at("/locks/rowsHeldMillis").asLong()).isPositive();
  }

  private static void assertForeseen(JsonNode prospect) {
    assertThat(prospect.path("unknownBecause").isNull()).isTrue();
    assertThat(prospect.at("/meantFor/rows").asLong()).isEqualTo(ORDERS);
    assertThat(prospect.get("factor").asDouble()).isBetween(3.5, 4.5);
    assertThat(prospect.at("/total/logBytes").asLong()).isGreaterThan(400_000);
  }

  /** The gate would have been shut: a consumer is outdated. */
  private static void assertNobodyWasAsked(Walk walk, JsonNode report) throws IOException {
    assertThat(walk.toldBilling()).isEmpty();
    assertThat(walk.history()).noneMatch(entry -> "GATED".equals(entry.path("after").asString("")));
    assertThat(
            StreamSupport.stream(report.get("leftOut").spliterator(), false)
                .map(JsonNode::asString))
        .anyMatch(sentence -> sentence.startsWith("No gate was asked and no consumer was told"))
        .contains("The soak of PT168H was not waited for");
    assertThat(walk.migration().at("/standing/readers").asString()).isEqualTo("OLD");
  }

  private static void failsWhereAPhaseFailsAndTakesAllBackAllTheSame(Walk walk) throws IOException {
    walk.rehearse(
        ShopFiles.plan()
            .replace(
                "  not-null: true",
                "  not-null: true\n  checks: [{name: not_that_one, condition: \"reference_text <> '7919'\"}]"),
        "copy");
    JsonNode report = ended(walk);

    assertThat(report.at("/result/outcome").asString()).isEqualTo("FAILED");
    assertThat(report.at("/result/reason").asString()).contains("not_that_one");
    assertThat(report.at("/result/catalog").asString()).isEqualTo("as before EXPAND");
  }

  /** Also those with a switch that can't be taken back, other types, other keys, and drops. */
  @Tag("long")
  @Test
  void rehearsesEachExampleAndLeavesTheTableAsItWas() throws IOException {
    List<Example> examples = Example.all();
    try (Walk walk = Walk.withCopy(10, 10)) {
      walk.suite.startAll(2);
      for (ShopDatabase shop : List.of(walk.shop, walk.copy)) {
        examples.forEach(example -> shop.execute(example.before()));
        shop.execute("grant select, update on all tables in schema public to shop_worker");
        shop.execute("analyze");
      }
      Map<String, String> before = pictures(walk, examples);
      Map<String, String> outcomes = new HashMap<>();
      for (Example example : examples) {
        walk.rehearse(example.planByHand(), "copy");
      }
      for (Example example : examples) {
        walk.follow(example.name() + "-rehearsal-1");
        outcomes.put(example.name(), ended(walk).get("result").toString());
      }
      assertThat(outcomes).allSatisfy((name, result) -> assertThat(result).contains("PASSED"));
      assertThat(pictures(walk, examples)).isEqualTo(before);
    }
  }

  private static Map<String, String> pictures(Walk walk, List<Example> examples) {
    Map<String, String> pictures = new HashMap<>();
    examples.forEach(
        example ->
            pictures.put(
                example.name(), new Leftovers(walk.copy, ExamplesIT.table(example)).picture()));
    return pictures;
  }

  private static JsonNode ended(Walk walk) throws IOException {
    await("the rehearsal is over")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(200))
        .ignoreException(IOException.class)
        .untilAsserted(
            () ->
                assertThat(walk.rehearsal().at("/result/ended").isNull())
                    .as(() -> describe(walk))
                    .isFalse());
    return walk.rehearsal();
  }

  private static String describe(Walk walk) {
    try {
      return walk.rehearsal().toPrettyString() + walk.history().toPrettyString();
    } catch (IOException away) {
      return String.valueOf(away.getMessage());
    }
  }

  private static JsonNode phase(JsonNode report, String name) {
    return StreamSupport.stream(report.get("phases").spliterator(), false)
        .filter(phase -> phase.get("phase").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
