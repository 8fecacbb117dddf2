package dev.cinch.planner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.planner.support.Api;
import dev.cinch.planner.support.Plans;
import dev.cinch.planner.support.RunningPlanner;
import dev.cinch.stack.access.Tokens;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A planner that looks after its migrations by itself once a day only. */
@Tag("wide")
class TableQueueIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String LATECOMER =
      """
      id: latecomer
      owner: team-orders
      purpose: References are looked for
      target: shop
      table: contested
      column: {name: reference, existing: true}
      indexes: [{name: contested_index, columns: [reference]}]
      """;

  private static RunningPlanner planner;
  private static Api otto;

  @BeforeAll
  static void start() {
    Map<String, String> settings = RunningPlanner.settings();
    settings.put("cinch.planner.poll-interval", "1d");
    planner =
        RunningPlanner.start(settings)
            .withTable("shared")
            .withTable("other")
            .withTable("contested");
    otto = new Api(planner.address(), Tokens.OPERATOR);
  }

  @AfterAll
  static void stop() {
    planner.close();
  }

  @Test
  void takesMigrationsOfOneTableOneAfterTheOtherAndThoseOfAnotherAtOnce() {
    start("first", "shared");
    awaitPhase("first", "BACKFILL");
    start("second", "shared");
    start("given-up", "shared");
    start("taken-back", "shared");
    start("third", "shared");
    start("elsewhere", "other");
    awaitPhase("elsewhere", "BACKFILL");
    assertStands("second", "migration first on the same table");
    assertStands("third", "migration first on the same table");
    assertThat(waitsFor("first")).isEqualTo("nothing");

    command("given-up", "ABORT");
    assertThat(state("given-up")).isEqualTo("ABORTED");
    command("taken-back", "ROLLBACK");
    awaitState("taken-back", "ROLLED_BACK");
    assertStands("second", "migration first on the same table");

    command("first", "ROLLBACK");
    awaitState("first", "ROLLED_BACK");
    awaitPhase("second", "BACKFILL");
    assertStands("third", "migration second on the same table");

    command("second", "PAUSE");
    assertStands("third", "migration second on the same table");
    assertThat(waitsFor("second")).isEqualTo("RESUME; otto paused it");
    // its column stays, and so the next one of the same column can't begin: it has one of its own
    command("second", "ABORT");
    awaitPhase("third", "BACKFILL");
  }

  @Test
  void looksAtTheTargetAgainWhenItsTurnHasCome() {
    start("builder", "contested");
    awaitPhase("builder", "BACKFILL");
    assertThat(otto.start(LATECOMER).status()).isEqualTo(201);
    planner.onItsTarget("create index contested_index on contested (reference)");

    command("builder", "ROLLBACK");
    await("the latecomer is refused")
        .atMost(PATIENCE)
        .until(() -> state("latecomer").equals("PAUSED"));
    assertThat(waitsFor("latecomer"))
        .isEqualTo(
            "RESUME; planner paused it: Cannot begin on table public.contested: there is a relation public.contested_index already; choose another name for the index; change the table, then resume, or abort and start another plan");

    command("latecomer", "ROLLBACK");
    awaitState("latecomer", "ROLLED_BACK");
    assertThat(planner.onItsTarget("comment on index contested_index is 'still there'")).isZero();
  }

  private static void start(String id, String table) {
    String plan =
        Plans.plan(id)
            .replace("table: " + Plans.table(id), "table: " + table)
            .replace("reference_text", "text_of_" + Plans.table(id));
    assertThat(otto.start(plan).status()).isEqualTo(201);
  }

  private static void command(String id, String kind) {
    assertThat(otto.command(id, "{\"kind\": \"%s\"}".formatted(kind)).status()).isEqualTo(200);
  }

  private static void assertStands(String id, String why) {
    assertThat(waitsFor(id)).isEqualTo(why);
    assertThat(otto.get("/api/migrations/" + id).json().at("/phases/0/status").asString())
        .isEqualTo("PENDING");
  }

  private static void awaitPhase(String id, String phase) {
    await(id + " is in " + phase)
        .atMost(PATIENCE)
        .until(
            () ->
                otto.get("/api/migrations/" + id)
                    .json()
                    .at("/standing/phase")
                    .asString("")
                    .equals(phase));
  }

  private static void awaitState(String id, String state) {
    await(id + " is " + state).atMost(PATIENCE).until(() -> state(id).equals(state));
  }

  private static String state(String id) {
    return otto.get("/api/migrations/" + id).json().at("/standing/state").asString();
  }

  private static String waitsFor(String id) {
    return otto.get("/api/migrations/" + id).text("waitsFor");
  }
}
