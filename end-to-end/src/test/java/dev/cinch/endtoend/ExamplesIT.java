package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.shop.Example;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each worked example goes from start to end, and back, all side by side under live traffic. */
@Tag("wide")
class ExamplesIT {

  @Test
  void reachWhatTheyAskForAndLeaveTheTableAsItWasWhenTakenBack() throws IOException {
    carry(Example.all());
  }

  private static void carry(List<Example> examples) throws IOException {
    try (Walk walk = new Walk(10, Map.of("CINCH_TARGETS_SHOP_WORKERS", "shop_worker"))) {
      walk.suite.startAll(2);
      examples.forEach(example -> walk.shop.execute(example.before()));
      walk.shop.execute("grant select, update on all tables in schema public to shop_worker");
      walk.shop.execute("analyze");
      ExpectedPreviews expected = new ExpectedPreviews();
      for (Example example : examples) {
        expected.compare(example, walk.preview(example.plan()));
      }
      Map<String, String> before = pictures(walk, examples);
      try (ExampleTraffic traffic = new ExampleTraffic(walk.shop, examples)) {
        turnRound(walk, examples, traffic);
        assertThat(pictures(walk, examples)).isEqualTo(before);

        goToTheEnd(walk, examples, traffic);
        assertThat(traffic.statements()).isPositive();
        assertThat(traffic.errors()).isEmpty();
      }
      assertThat(examples)
          .allSatisfy(
              example -> {
                assertThat(walk.shop.ask(example.check())).as(example.name()).isEqualTo("t");
                assertThat(new Leftovers(walk.shop, table(example)).ours()).isEqualTo("0");
              });
    }
  }

  private static void turnRound(Walk walk, List<Example> examples, ExampleTraffic traffic)
      throws IOException {
    for (Example example : examples) {
      walk.startMigration(example.planThatStays());
    }
    for (Example example : examples) {
      writeBoth(walk, example, example.name() + "-again", traffic);
    }
    List<String> undone = new ArrayList<>();
    for (Example example : examples) {
      walk.follow(example.name() + "-again");
      await(example.name() + " stands before its last phase")
          .atMost(Duration.ofMinutes(2))
          .ignoreException(IOException.class)
          .until(() -> "RETIRE".equals(walk.phaseAtHand()));
      walk.command("ROLLBACK");
    }
    for (Example example : examples) {
      leave(walk, example, traffic);
    }
    for (Example example : examples) {
      walk.follow(example.name() + "-again");
      walk.awaitState("ROLLED_BACK");
      undone.add(walk.lastEvidence("catalog"));
    }
    assertThat(undone).isSubsetOf("as before EXPAND", "nothing had been done");
  }

  private static void goToTheEnd(Walk walk, List<Example> examples, ExampleTraffic traffic)
      throws IOException {
    for (Example example : examples) {
      walk.startMigration(example.planByHand());
    }
    for (Example example : examples) {
      writeBoth(walk, example, example.name(), traffic);
    }
    for (Example example : examples) {
      walk.follow(example.name());
      await(example.name() + " stands before its switch, or has none")
          .atMost(Duration.ofMinutes(2))
          .ignoreException(IOException.class)
          .until(() -> List.of("SWITCH", "RETIRE", "none").contains(walk.phaseAtHand()));
      if (example.isWrittenByApplications()) {
        walk.approve("SWITCH");
        walk.awaitStatus("SWITCH", "DONE");
      }
      traffic.switchOver(example);
      if (walk.phaseAtHand().equals("SWITCH")) {
        walk.approve("SWITCH");
      }
    }
    for (Example example : examples) {
      walk.follow(example.name());
      walk.awaitState("COMPLETED");
    }
  }

  /** Where no trigger keeps the columns in step, the applications do before anybody says so. */
  private static void writeBoth(Walk walk, Example example, String id, ExampleTraffic traffic)
      throws IOException {
    if (example.isWrittenByApplications()) {
      walk.follow(id);
      await(id + " waits for the applications")
          .atMost(Duration.ofMinutes(2))
          .ignoreException(IOException.class)
          .until(
              () -> walk.migration().path("waitsFor").asString("").startsWith("approval of SYNC"));
      traffic.writeBoth(example);
      walk.approve("SYNC");
    }
  }

  /** Before its column goes on the way back, the applications leave it. */
  private static void leave(Walk walk, Example example, ExampleTraffic traffic) throws IOException {
    if (example.isWrittenByApplications()) {
      walk.follow(example.name() + "-again");
      await(example.name() + " waits for the applications to leave the column")
          .atMost(Duration.ofMinutes(2))
          .ignoreException(IOException.class)
          .until(
              () ->
                  walk.migration().path("waitsFor").asString("").startsWith("approval of EXPAND"));
      traffic.switchBack(example);
      walk.approve("EXPAND");
    }
  }

  private static Map<String, String> pictures(Walk walk, List<Example> examples) {
    Map<String, String> pictures = new HashMap<>();
    examples.forEach(
        example ->
            pictures.put(example.name(), new Leftovers(walk.shop, table(example)).picture()));
    return pictures;
  }

  static String table(Example example) {
    return example
        .plan()
        .lines()
        .filter(line -> line.startsWith("table: "))
        .map(line -> line.substring("table: ".length()))
        .findFirst()
        .orElseThrow();
  }
}
