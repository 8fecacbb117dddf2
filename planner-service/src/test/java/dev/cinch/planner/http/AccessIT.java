package dev.cinch.planner.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.planner.support.Api;
import dev.cinch.planner.support.Api.Answer;
import dev.cinch.planner.support.Plans;
import dev.cinch.planner.support.RunningPlanner;
import dev.cinch.stack.access.Tokens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessIT {

  private static final RunningPlanner PLANNER = RunningPlanner.shared();

  private final Api vera = new Api(PLANNER.address(), Tokens.VIEWER);
  private final Api otto = new Api(PLANNER.address(), Tokens.OPERATOR);
  private final Api anna = new Api(PLANNER.address(), Tokens.APPROVER);

  @BeforeAll
  static void start() {
    PLANNER.withTable("guarded");
    new Api(PLANNER.address(), Tokens.OPERATOR).start(Plans.plan("guarded"));
  }

  @Test
  void letsAViewerLookAndDoNothing() {
    assertThat(vera.get("/api/migrations/guarded").status()).isEqualTo(200);
    assertForbidden(
        vera.start(Plans.plan("guarded")),
        "Cannot serve POST /api/migrations: vera has the role viewer; it takes the role operator");
    assertForbidden(
        vera.command("guarded", "{\"kind\": \"PAUSE\"}"),
        "Cannot serve POST /api/migrations/guarded/commands: vera has the role viewer; it takes the role operator");
  }

  @Test
  void letsAConsumerLookAndDoNothing() {
    Api kit = new Api(PLANNER.address(), Tokens.CONSUMER);

    assertThat(kit.get("/api/migrations/guarded").status()).isEqualTo(200);
    assertForbidden(
        kit.command("guarded", "{\"kind\": \"PAUSE\"}"),
        "Cannot serve POST /api/migrations/guarded/commands: kit has the role consumer; it takes the role operator");
  }

  @Test
  void letsAnOperatorCommandButNotApprove() {
    assertThat(otto.command("guarded", "{\"kind\": \"PAUSE\"}").status()).isEqualTo(200);
    assertForbidden(
        otto.command("guarded", "{\"kind\": \"APPROVE\", \"phase\": \"SWITCH\"}"),
        "Cannot carry out APPROVE on migration guarded: otto has the role operator; it takes the role approver");
  }

  @Test
  void letsAnApproverDoEverything() {
    assertThat(anna.get("/api/migrations/guarded").status()).isEqualTo(200);
    assertThat(anna.command("guarded", "{\"kind\": \"APPROVE\", \"phase\": \"SWITCH\"}").status())
        .isEqualTo(200);
    assertThat(anna.start(Plans.plan("guarded")).status()).isEqualTo(200);
  }

  @Test
  void asksForATokenWhereThereIsNone() {
    Answer answer = new Api(PLANNER.address(), null).get("/api/migrations");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("code")).isEqualTo("UNAUTHENTICATED");
    assertThat(answer.text("detail"))
        .isEqualTo(
            "Cannot serve GET /api/migrations: it has no token; send the header 'Authorization: Bearer <token>'");
    assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer realm=\"cinch\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"token-of-nobody", "TOKEN-OF-ANNA", "a.b.c", "not a token", "\u00e4"})
  void refusesATokenThatNobodyHas(String token) {
    Answer answer = new Api(PLANNER.address(), token).get("/api/migrations");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("code")).isEqualTo("INVALID_TOKEN");
    assertThat(answer.header("WWW-Authenticate"))
        .hasValue("Bearer realm=\"cinch\", error=\"invalid_token\"");
  }

  @Test
  void takesAHashForNoToken() {
    assertThat(
            new Api(PLANNER.address(), Tokens.sha256(Tokens.APPROVER))
                .get("/api/migrations")
                .text("code"))
        .isEqualTo("INVALID_TOKEN");
  }

  @Test
  void takesNoTokenFromTheAddress() {
    assertThat(
            new Api(PLANNER.address(), null)
                .get("/api/migrations?access_token=" + Tokens.APPROVER)
                .status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator/health",
        "/actuator/health/liveness",
        "/actuator/health/readiness",
        "/actuator/prometheus",
        "/openapi.yaml"
      })
  void asksProbesAndScrapersForNoToken(String path) {
    assertThat(new Api(PLANNER.address(), null).get(path).status()).isEqualTo(200);
  }

  @Test
  void keepsEverythingElseBehindATokenEvenWhatIsNotThere() {
    assertThat(new Api(PLANNER.address(), null).get("/anything").status()).isEqualTo(401);
    assertThat(new Api(PLANNER.address(), null).get("/error").status()).isEqualTo(401);
  }

  private static void assertForbidden(Answer answer, String detail) {
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text("code")).isEqualTo("FORBIDDEN");
    assertThat(answer.text("detail")).isEqualTo(detail);
  }
}
