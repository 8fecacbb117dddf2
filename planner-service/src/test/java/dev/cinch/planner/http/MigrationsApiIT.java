package dev.cinch.planner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.planner.support.Api;
import dev.cinch.planner.support.Api.Answer;
import dev.cinch.planner.support.Plans;
import dev.cinch.planner.support.RunningPlanner;
import dev.cinch.stack.access.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MigrationsApiIT {

  private static final RunningPlanner PLANNER = RunningPlanner.shared();

  private final Api otto = new Api(PLANNER.address(), Tokens.OPERATOR);
  private final Api vera = new Api(PLANNER.address(), Tokens.VIEWER);

  @Test
  void startsAMigrationOnceHoweverOftenItsPlanIsPosted() {
    PLANNER.withTable("posted_twice");
    Answer first = otto.start(Plans.plan("posted-twice"));
    Answer second = otto.start(Plans.plan("posted-twice"));

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("Location")).hasValue("/api/migrations/posted-twice");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.text("id")).isEqualTo(first.text("id"));
    assertThat(second.json().at("/standing/createdAt"))
        .isEqualTo(vera.get("/api/migrations/posted-twice").json().at("/standing/createdAt"));
    assertThat(whats("posted-twice")).containsOnlyOnce("started");
  }

  @Test
  void startsAMigrationOnceWhenItsPlanIsPostedManyTimesAtOnce() {
    PLANNER.withTable("posted_at_once");
    List<Integer> statuses =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(number -> otto.start(Plans.plan("posted-at-once")).status())
            .toList();

    assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
    assertThat(whats("posted-at-once")).containsOnlyOnce("started");
  }

  @Test
  void refusesAChangedPlanUnderAnIdThatWasStarted() {
    PLANNER.withTable("changed_plan");
    otto.start(Plans.plan("changed-plan"));

    Answer refused = otto.start(Plans.plan("changed-plan", "somebody-else"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("PLAN_DIFFERS");
    assertThat(refused.text("detail"))
        .isEqualTo(
            "Cannot start migration changed-plan: one of that id was started with another plan; give the changed plan an id of its own");
    assertThat(vera.get("/api/migrations/changed-plan").text("owner")).isEqualTo("team-orders");
  }

  @Test
  void keepsInTheHistoryWhoseTokenItWas() {
    PLANNER.withTable("who_did_it");
    otto.start(Plans.plan("who-did-it"));
    otto.command("who-did-it", "{\"kind\": \"PAUSE\", \"reason\": \"lunch\"}");
    new Api(PLANNER.address(), Tokens.APPROVER)
        .command("who-did-it", "{\"kind\": \"APPROVE\", \"phase\": \"SWITCH\"}");

    List<String> deeds =
        StreamSupport.stream(
                vera.get("/api/migrations/who-did-it/history").json().spliterator(), false)
            .filter(entry -> !entry.path("actor").asString().equals("planner"))
            .map(entry -> entry.path("actor").asString() + " " + entry.path("what").asString())
            .toList();

    assertThat(deeds).containsExactly("otto started", "otto state", "anna approved");
  }

  @Test
  void doesNothingWhenACommandComesASecondTime() {
    PLANNER.withTable("paused_twice");
    otto.start(Plans.plan("paused-twice"));
    otto.command("paused-twice", "{\"kind\": \"PAUSE\"}");

    assertThat(otto.command("paused-twice", "{\"kind\": \"PAUSE\"}").status()).isEqualTo(200);
    assertThat(whats("paused-twice")).containsOnlyOnce("state");
  }

  @Test
  void turnsPagesThatNoNewMigrationMoves() {
    String owner = "team-of-pages";
    for (int number = 1; number <= 5; number++) {
      start("page-" + number, owner);
    }
    JsonNode first = list("owner=" + owner + "&limit=2");
    start("page-6", owner);
    JsonNode second = list("owner=" + owner + "&limit=2&after=" + first.path("next").asString());
    JsonNode third = list("owner=" + owner + "&limit=2&after=" + second.path("next").asString());

    assertThat(ids(first)).containsExactly("page-5", "page-4");
    assertThat(ids(second)).containsExactly("page-3", "page-2");
    assertThat(ids(third)).containsExactly("page-1");
    assertThat(third.path("next").isNull()).isTrue();
  }

  @Test
  void listsWhatTheFiltersLetThrough() {
    start("filtered-one", "team-of-filters");
    start("filtered-two", "team-of-filters");
    otto.command("filtered-two", "{\"kind\": \"ABORT\"}");

    assertThat(ids(list("owner=team-of-filters&state=ABORTED"))).containsExactly("filtered-two");
    assertThat(ids(list("owner=team-of-filters&state=ACTIVE&state=ABORTED")))
        .containsExactly("filtered-two", "filtered-one");
    assertThat(ids(list("owner=team-of-filters&state=ACTIVE,ABORTED"))).hasSize(2);
    assertThat(ids(list("table=filtered_one"))).containsExactly("filtered-one");
    assertThat(ids(list("table=public.filtered_one&target=shop"))).containsExactly("filtered-one");
    assertThat(ids(list("table=filtered_one&target=other"))).isEmpty();
  }

  @Test
  void tellsOfStepsAndWhoHeldThemUp() {
    start("with-steps", "team-orders");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> status("with-steps", "BACKFILL").equals("RUNNING"));

    JsonNode steps = vera.get("/api/migrations/with-steps/steps").json();

    assertThat(steps).isNotEmpty();
    assertThat(steps.get(0).at("/run/ending").asString()).isEqualTo("DONE");
    assertThat(steps.get(0).at("/run/timing/tries").asInt()).isEqualTo(1);
  }

  @Test
  void countsRangesAndNamesThoseThatFail() {
    start("with-ranges", "team-orders");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                vera.get("/api/migrations/with-ranges/ranges").json().at("/0/ranges/GIVEN").asInt()
                    == 1);
    PLANNER.inItsDatabase(
        "update page_range set status = 'FAILED', failures = 10, error = 'no such function' where pass = (select id from pass where migration = 'with-ranges')");

    JsonNode pass = vera.get("/api/migrations/with-ranges/ranges").json().get(0);

    assertThat(pass.path("phase").asString()).isEqualTo("BACKFILL");
    assertThat(pass.at("/ranges/FAILED").asInt()).isEqualTo(1);
    assertThat(pass.at("/ranges/GIVEN").asInt()).isZero();
    assertThat(pass.at("/leaves/0/leaf").asString()).isEqualTo("public.with_ranges");
    assertThat(pass.at("/leaves/0/pagesCut").asInt()).isEqualTo(1);
    assertThat(pass.at("/failing/0/error").asString()).isEqualTo("no such function");
    assertThat(pass.at("/failing/0/failures").asInt()).isEqualTo(10);
  }

  private void start(String id, String owner) {
    PLANNER.withTable(Plans.table(id));
    assertThat(otto.start(Plans.plan(id, owner)).status()).isEqualTo(201);
  }

  private JsonNode list(String query) {
    Answer answer = vera.get("/api/migrations?" + query);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("migrations").forEach(migration -> ids.add(migration.path("id").asString()));
    return ids;
  }

  private List<String> whats(String id) {
    return StreamSupport.stream(
            vera.get("/api/migrations/" + id + "/history").json().spliterator(), false)
        .map(entry -> entry.path("what").asString())
        .toList();
  }

  private String status(String id, String phase) {
    return StreamSupport.stream(
            vera.get("/api/migrations/" + id).json().path("phases").spliterator(), false)
        .filter(view -> view.path("phase").asString().equals(phase))
        .map(view -> view.path("status").asString())
        .findFirst()
        .orElseThrow();
  }
}
