package dev.cinch.planner.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.planner.support.Api;
import dev.cinch.planner.support.Api.Answer;
import dev.cinch.planner.support.Plans;
import dev.cinch.planner.support.RunningPlanner;
import dev.cinch.stack.access.TokenIssuer;
import dev.cinch.stack.access.Tokens;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wide")
class IssuedTokensIT {

  private static TokenIssuer issuer;
  private static RunningPlanner planner;

  @BeforeAll
  static void start() throws IOException {
    issuer = new TokenIssuer();
    Map<String, String> settings = RunningPlanner.settings();
    settings.put("cinch.access.jwt.issuer", issuer.address());
    settings.put("cinch.access.jwt.roles", "realm_access.roles");
    settings.put("management.endpoints.web.exposure.include", "*");
    planner = RunningPlanner.start(settings);
  }

  @AfterAll
  static void stop() {
    planner.close();
    issuer.close();
  }

  @Test
  void knowsNameAndRoleFromTheClaims() {
    planner.withTable("by_jwt");
    Api ida = new Api(planner.address(), issuer.token(issuer.claims()));

    assertThat(ida.start(Plans.plan("by-jwt")).status()).isEqualTo(201);
    assertThat(ida.get("/api/migrations/by-jwt/history").json().at("/0/actor").asString())
        .isEqualTo("ida");
    assertThat(ida.command("by-jwt", "{\"kind\": \"APPROVE\", \"phase\": \"SWITCH\"}").text("code"))
        .isEqualTo("FORBIDDEN");
  }

  @Test
  void takesTokensOfTheSettingsBesideThem() {
    assertThat(new Api(planner.address(), Tokens.VIEWER).get("/api/migrations").status())
        .isEqualTo(200);
  }

  @Test
  void keepsWhatElseTheActuatorTellsForApprovers() {
    assertThat(actuator(null, "/actuator/env").status()).isEqualTo(401);
    assertThat(actuator(Tokens.OPERATOR, "/actuator/env").text("detail"))
        .isEqualTo(
            "Cannot serve GET /actuator/env: otto has the role operator; it takes the role approver");
    assertThat(actuator(Tokens.APPROVER, "/actuator/env").status()).isEqualTo(200);
    assertThat(actuator(null, "/actuator/health").status()).isEqualTo(200);
  }

  private static Answer actuator(@Nullable String token, String path) {
    return new Api(planner.address(), token).get(path);
  }

  @Test
  void refusesATokenThatHasExpired() {
    assertInvalid(issuer.token(issuer.claims().until(Instant.now().minusSeconds(3600))));
  }

  @Test
  void refusesATokenForSomebodyElse() {
    assertInvalid(issuer.token(issuer.claims().forAudience("another-service")));
  }

  @Test
  void refusesATokenThatSomebodyElseHasSigned() {
    assertInvalid(TokenIssuer.forged(issuer.claims()));
    assertInvalid(issuer.token(issuer.claims().ofIssuer("http://127.0.0.1:1")));
  }

  @Test
  void refusesATokenWithoutARoleOfOurs() {
    Answer answer = assertInvalid(issuer.token(issuer.claims().withRoles("admin")));

    assertThat(answer.text("detail"))
        .isEqualTo(
            "Cannot serve GET /api/migrations: its token does not count (its claim realm_access.roles holds none of [viewer, consumer, operator, approver]); get a new one");
  }

  @Test
  void letsNobodyActInThePlannersName() {
    assertInvalid(issuer.token(issuer.claims().about("planner")));
  }

  @Test
  void saysThatTheIssuerIsAway() throws IOException {
    String token;
    String address;
    try (TokenIssuer gone = new TokenIssuer()) {
      token = gone.token(gone.claims());
      address = gone.address();
    }
    Map<String, String> settings = RunningPlanner.settings();
    settings.put("cinch.access.jwt.issuer", address);
    try (RunningPlanner alone = RunningPlanner.start(settings)) {
      Answer answer = new Api(alone.address(), token).get("/api/migrations");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.text("code")).isEqualTo("ISSUER_AWAY");
      assertThat(answer.header("Retry-After")).hasValue("5");
      assertThat(new Api(alone.address(), Tokens.VIEWER).get("/api/migrations").status())
          .isEqualTo(200);
    }
  }

  private static Answer assertInvalid(String token) {
    Answer answer = new Api(planner.address(), token).get("/api/migrations");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("code")).isEqualTo("INVALID_TOKEN");
    return answer;
  }
}
