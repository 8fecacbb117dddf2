package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.endtoend.SpanCollector.Received;
import dev.cinch.stack.suite.RunningService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The spans that real processes send to a collector. */
class TracesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String VERDICT_HEARD = "process cinch.contract.verdict.v1";
  private static final String VALUE = "4711.25";

  private static final String PLAN =
      """
      id: weights
      owner: team-shop
      purpose: Weights are numbers
      target: shop
      table: public.weights
      column: {name: grams, type: numeric}
      replaces: weight
      sync: {forward: 'weight::numeric', backward: 'grams::text'}
      tighten: {not-null: true}
      """;

  @Test
  @Tag("wide")
  void areOneTraceFromTheCommandThroughRangesAndReportsToThePhaseEvents(@TempDir Path folder)
      throws IOException {
    assertOneTrace(folder, walk -> {});
  }

  @Test
  @Tag("long")
  void areTheSameTraceWhereAnotherPlannerCarriesOn(@TempDir Path folder) throws IOException {
    assertOneTrace(
        folder,
        walk -> {
          walk.suite.planner().process().terminate();
          walk.suite.planner().process().close();
          walk.suite.startPlanner().awaitReady(PATIENCE);
        });
  }

  private static void assertOneTrace(Path folder, Consumer<Walk> halfWay) throws IOException {
    try (SpanCollector collector = new SpanCollector();
        Walk walk = new Walk(10, variables(collector), folder)) {
      walk.shop.execute(
          "create table weights as select n as id, '%s' as weight from generate_series(1, 5000) n"
              .formatted(VALUE));
      walk.shop.execute("grant select, update on weights to shop_worker");
      walk.suite.startPlanner().awaitReady(PATIENCE);
      RunningService checker = walk.suite.startChecker();
      walk.startMigration(PLAN);
      walk.awaitStatus("BACKFILL", "RUNNING");
      halfWay.accept(walk);
      walk.suite.startWorker("worker-1").awaitReady(PATIENCE);
      walk.awaitStatus("VERIFY", "DONE");
      checker.awaitReady(PATIENCE);

      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(collector.named("cinch.phase VERIFY")).isNotEmpty());
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(collector.named(VERDICT_HEARD)).isNotEmpty());
      List<Received> spans = collector.all();
      Received command = one(collector, "cinch.command");
      assertThat(spans).extracting(Received::trace).containsOnly(command.trace());
      assertThat(lineage(spans, command)).containsExactly("cinch.command", "POST /api/migrations");
      assertThat(command.attributes())
          .containsEntry("cinch.migration", "weights")
          .containsEntry("cinch.command", "START");

      Received backfill = one(collector, "cinch.phase BACKFILL");
      assertThat(lineage(spans, backfill)).contains("cinch.command");
      assertThat(backfill.attributes())
          .containsEntry("cinch.phase", "BACKFILL")
          .containsEntry("cinch.phase.status", "DONE");
      // INDEX goes on meanwhile, and its own span is sent when it is over
      assertThat(spans)
          .filteredOn(span -> span.name().startsWith("cinch.step "))
          .filteredOn(span -> !span.name().startsWith("cinch.step index."))
          .isNotEmpty()
          .allSatisfy(
              step ->
                  assertThat(lineage(spans, step))
                      .element(1)
                      .asString()
                      .startsWith("cinch.phase "));

      Received heard =
          collector.named("process cinch.backfill.report.v1").stream()
              .filter(span -> lineage(spans, span).contains("cinch.phase BACKFILL"))
              .findFirst()
              .orElseThrow();
      assertThat(lineage(spans, heard))
          .containsExactly(
              "process cinch.backfill.report.v1",
              "cinch.report",
              "cinch.range",
              "send cinch.backfill.range.v1",
              "cinch.phase BACKFILL",
              "cinch.command",
              "POST /api/migrations");
      assertThat(services(collector, "cinch.range")).containsExactly("cinch-backfill-worker");
      assertThat(services(collector, "process cinch.backfill")).containsExactly("cinch-planner");
      assertThat(lineage(spans, collector.named(VERDICT_HEARD).get(0)))
          .startsWith(
              VERDICT_HEARD,
              "send cinch.contract.verdict.v1",
              "cinch.gate TIGHTEN",
              "process cinch.migration.phase.v1",
              "send cinch.migration.phase.v1")
          .contains("cinch.command");
      assertThat(services(collector, "cinch.gate")).containsExactly("cinch-checker");
      assertThat(collector.named("send cinch.migration.phase.v1"))
          .anySatisfy(
              told -> assertThat(lineage(spans, told)).element(1).isEqualTo("cinch.phase BACKFILL"))
          .anySatisfy(
              told -> assertThat(lineage(spans, told)).element(1).isEqualTo("cinch.phase VERIFY"));
      assertThat(spans).noneMatch(span -> span.toString().contains(VALUE));
      assertThat(spans).noneMatch(span -> span.toString().contains("worker-secret"));
      assertThat(Files.readString(folder.resolve("worker-1.log"))).contains(command.trace());
      assertThat(Files.readString(folder.resolve("planner.log"))).contains(command.trace());
    }
  }

  private static Map<String, String> variables(SpanCollector collector) {
    return Map.of(
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        collector.address(),
        "OTEL_BSP_SCHEDULE_DELAY",
        "100",
        "LOGGING_STRUCTURED_FORMAT_CONSOLE",
        "ecs");
  }

  private static Received one(SpanCollector collector, String name) {
    List<Received> found = collector.named(name);
    assertThat(found).as(name).hasSize(1);
    return found.get(0);
  }

  private static Set<String> services(SpanCollector collector, String name) {
    return collector.named(name).stream().map(Received::service).collect(Collectors.toSet());
  }

  /** The names of a span and of those that it lies below, itself first. */
  private static List<String> lineage(List<Received> all, Received span) {
    Map<String, Received> byId = new HashMap<>();
    all.forEach(each -> byId.put(each.id(), each));
    List<String> names = new ArrayList<>();
    for (Received at = span; at != null; at = byId.get(at.parent())) {
      names.add(at.name());
    }
    return names;
  }
}
