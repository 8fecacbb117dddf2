package dev.cinch.planner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.planner.support.Api;
import dev.cinch.planner.support.Api.Answer;
import dev.cinch.planner.support.Plans;
import dev.cinch.planner.support.RunningPlanner;
import dev.cinch.stack.access.Tokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rehearsals without a worker: they begin, wait for rows to be filled, and are taken back. */
@Tag("wide")
class RehearsalsApiIT {

  private static final RunningPlanner PLANNER = RunningPlanner.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Api otto = new Api(PLANNER.address(), Tokens.OPERATOR);
  private final Api vera = new Api(PLANNER.address(), Tokens.VIEWER);

  @Test
  void beginsOneAtATimeOfTheSamePlan() {
    PLANNER.withCopiedTable("rehearsed_twice");
    String plan = Plans.plan("rehearsed-twice");

    Answer first = rehearse(plan, "copy");
    Answer second = rehearse(plan, "copy");

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("Location")).hasValue("/api/rehearsals/rehearsed-twice-rehearsal-1");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.text("migration")).isEqualTo("rehearsed-twice-rehearsal-1");
    takeBack("rehearsed-twice-rehearsal-1");

    Answer third = rehearse(plan, "copy");
    assertThat(third.status()).isEqualTo(201);
    assertThat(third.text("migration")).isEqualTo("rehearsed-twice-rehearsal-2");
    takeBack("rehearsed-twice-rehearsal-2");
  }

  @Test
  void isAMigrationThatSaysWhatItRehearses() {
    PLANNER.withCopiedTable("said_openly");
    rehearse(Plans.plan("said-openly"), "copy");

    JsonNode migration = vera.get("/api/migrations/said-openly-rehearsal-1").json();
    assertThat(migration.at("/rehearsed/id").asString()).isEqualTo("said-openly");
    assertThat(migration.at("/rehearsed/target").asString()).isEqualTo("shop");
    assertThat(migration.at("/where/target").asString()).isEqualTo("copy");
    Answer started = otto.start(Plans.plan("said-openly"));
    assertThat(started.status()).isEqualTo(201);
    assertThat(started.json().path("rehearsed").isNull()).isTrue();
    takeBack("said-openly-rehearsal-1");
  }

  @Test
  void reportsThatItWasStoppedWhereSomebodyTookItBack() {
    PLANNER.withCopiedTable("stopped_early");
    rehearse(Plans.plan("stopped-early"), "copy");
    await()
        .atMost(PATIENCE)
        .until(() -> report("stopped-early-rehearsal-1").at("/phases/0/forth/millis").isNumber());

    takeBack("stopped-early-rehearsal-1");

    JsonNode report = report("stopped-early-rehearsal-1");
    assertThat(report.at("/result/outcome").asString()).isEqualTo("STOPPED");
    assertThat(report.at("/result/catalog").asString()).isEqualTo("as before EXPAND");
    assertThat(report.at("/phases/0/back/millis").isNumber()).isTrue();
    assertThat(report.at("/phases/7/forth").isNull()).isTrue();
  }

  @Test
  void takesNoApprovalForWhatWaitsForNone() {
    PLANNER.withCopiedTable("not_approved");
    rehearse(Plans.plan("not-approved"), "copy");

    Answer refused =
        new Api(PLANNER.address(), Tokens.APPROVER)
            .command("not-approved-rehearsal-1", "{\"kind\": \"APPROVE\", \"phase\": \"SWITCH\"}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("detail")).contains("a rehearsal waits for no approval");
    takeBack("not-approved-rehearsal-1");
  }

  @Test
  void refusesATargetThatIsNotMarked() {
    PLANNER.withTable("unmarked");

    Answer refused = rehearse(Plans.plan("unmarked"), "shop");
    Answer own =
        otto.post("/api/rehearsals", "text/plain", BodyPublishers.ofString(Plans.plan("unmarked")));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("code")).isEqualTo("NO_REHEARSAL_TARGET");
    assertThat(refused.text("detail"))
        .isEqualTo(
            "Cannot rehearse unmarked on target \"shop\": it is not marked for rehearsals; take one of copy, itself, or set cinch.targets.shop.rehearsal=true where it is a copy that nobody depends on");
    assertThat(own.text("detail")).isEqualTo(refused.text("detail"));
    assertThat(vera.get("/api/migrations/unmarked-rehearsal-1").status()).isEqualTo(404);
  }

  @Test
  void refusesATargetThatIsTheDatabaseForWhichThePlanIsMeant() {
    PLANNER.withTable("the_very_same");

    Answer refused = rehearse(Plans.plan("the-very-same"), "itself");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("detail"))
        .contains("it is the very database of target \"shop\", for which the plan is meant");
  }

  @Test
  void refusesATargetThatNobodyKnowsAndATableThatTheCopyLacks() {
    assertThat(rehearse(Plans.plan("nowhere"), "moon").text("detail"))
        .contains("Cannot use target \"moon\": it is not configured");

    Answer lacking = rehearse(Plans.plan("never-copied"), "copy");
    assertThat(lacking.status()).isEqualTo(422);
    assertThat(lacking.text("code")).isEqualTo("TARGET_OBJECTS");
  }

  @Test
  void leavesRehearsingToOperatorsAndReportingToRehearsals() {
    PLANNER.withTable("meant_seriously");
    otto.start(Plans.plan("meant-seriously"));

    Answer forbidden =
        vera.post(
            "/api/rehearsals?target=copy",
            "text/plain",
            BodyPublishers.ofString(Plans.plan("meant-seriously")));
    Answer none = vera.get("/api/rehearsals/meant-seriously");

    assertThat(forbidden.status()).isEqualTo(403);
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.text("code")).isEqualTo("NO_REHEARSAL");
  }

  private Answer rehearse(String plan, String target) {
    return otto.post(
        "/api/rehearsals?target=" + target, "text/plain", BodyPublishers.ofString(plan));
  }

  private JsonNode report(String id) {
    return vera.get("/api/rehearsals/" + id).json();
  }

  /** Nothing of it stays on the copy, nor in the way of the next one. */
  private void takeBack(String id) {
    otto.command(id, "{\"kind\": \"ROLLBACK\"}");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(report(id).at("/result/ended").isNull()).isFalse());
  }
}
