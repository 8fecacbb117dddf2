package dev.cinch.planner.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import dev.cinch.planner.support.Api;
import dev.cinch.planner.support.Api.Answer;
import dev.cinch.planner.support.Plans;
import dev.cinch.planner.support.RunningPlanner;
import dev.cinch.planner.support.Tokens;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IssuedTokensIT {

  private static Issuer issuer;
  private static RunningPlanner planner;

  @BeforeAll
  static void start() throws IOException, JOSEException {
    issuer = new Issuer();
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
  void knowsNameAndRoleFromTheClaims() throws JOSEException {
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
  void refusesATokenThatHasExpired() throws JOSEException {
    assertInvalid(
        issuer.token(issuer.claims().expirationTime(Date.from(Instant.now().minusSeconds(3600)))));
  }

  @Test
  void refusesATokenForSomebodyElse() throws JOSEException {
    assertInvalid(issuer.token(issuer.claims().audience("another-service")));
  }

  @Test
  void refusesATokenThatSomebodyElseHasSigned() throws JOSEException {
    assertInvalid(Issuer.token(issuer.claims(), Issuer.newKey()));
    assertInvalid(issuer.token(issuer.claims().issuer("http://127.0.0.1:1")));
  }

  @Test
  void refusesATokenWithoutARoleOfOurs() throws JOSEException {
    Answer answer =
        assertInvalid(
            issuer.token(issuer.claims().claim("realm_access", Map.of("roles", List.of("admin")))));

    assertThat(answer.text("detail"))
        .isEqualTo(
            "Cannot serve GET /api/migrations: its token does not count (its claim realm_access.roles holds none of [viewer, operator, approver]); get a new one");
  }

  @Test
  void letsNobodyActInThePlannersName() throws JOSEException {
    assertInvalid(issuer.token(issuer.claims().subject("planner")));
  }

  @Test
  void saysThatTheIssuerIsAway() throws IOException, JOSEException {
    String token;
    String address;
    try (Issuer gone = new Issuer()) {
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
