package dev.cinch.checker.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.ChangeKind;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.notice.Notice;
import dev.cinch.checker.notice.NoticeOccasion;
import dev.cinch.checker.notice.Notices;
import dev.cinch.checker.support.Caller;
import dev.cinch.checker.support.Caller.Reply;
import dev.cinch.checker.support.CheckerService;
import dev.cinch.stack.access.TokenIssuer;
import dev.cinch.stack.access.Tokens;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessIT {

  private static final String SECRET = "a secret of more than thirty-two letters";
  private static final String CONTRACT =
      "{\"owner\": \"team-billing\", \"kind\": \"SQL_JOB\", \"fields\": [\"tier\"]}";

  private static TokenIssuer issuer;
  private static CheckerService checker;

  private static Caller nobody;
  private static Caller vera;
  private static Caller kit;
  private static Caller otto;
  private static Caller anna;

  private final String subject = "orders-" + UUID.randomUUID() + "-value";

  @BeforeAll
  static void start() throws IOException {
    issuer = new TokenIssuer();
    Map<String, String> settings = new LinkedHashMap<>(Tokens.settings());
    settings.put("cinch.access.jwt.issuer", issuer.address());
    settings.put("cinch.access.jwt.roles", "realm_access.roles");
    settings.put("cinch.access.jwt.consumers", "sub");
    settings.put("cinch.notices.public-url", "http://checker.test");
    settings.put("cinch.notices.link-secret", SECRET);
    checker = CheckerService.start(settings);
    nobody = new Caller(checker, null);
    vera = new Caller(checker, Tokens.VIEWER);
    kit = new Caller(checker, Tokens.CONSUMER);
    otto = new Caller(checker, Tokens.OPERATOR);
    anna = new Caller(checker, Tokens.APPROVER);
  }

  @AfterAll
  static void stop() {
    checker.close();
    issuer.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/contracts, viewer",
    "GET, /api/contracts/billing/orders-value, viewer",
    "GET, /api/matrix, viewer",
    "GET, /api/gates/nothing, viewer",
    "GET, /api/notices, viewer",
    "GET, /api/notices/nothing, viewer",
    "PUT, /api/contracts/billing/orders-value, consumer",
    "DELETE, /api/contracts/billing/orders-value, consumer",
    "POST, /api/heartbeats, consumer",
    "POST, /api/what-if, operator",
    "POST, /api/notices/nothing/answers, consumer",
    "GET, /actuator/env, approver"
  })
  void letsInWhoeverHasTheRoleAndNobodyElse(String method, String path, String needed) {
    List<Caller> callers = List.of(vera, kit, otto, anna);
    List<String> roles = List.of("viewer", "consumer", "operator", "approver");

    assertThat(nobody.json(method, path, "{}").status()).isEqualTo(401);
    for (String role : roles) {
      Reply reply = callers.get(roles.indexOf(role)).json(method, path, "{}");
      if (roles.indexOf(role) < roles.indexOf(needed)) {
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.problem()).isEqualTo("forbidden");
        assertThat(reply.detail())
            .startsWith("Cannot serve %s %s: ".formatted(method, path))
            .endsWith(" has the role %s; it takes the role %s".formatted(role, needed));
      } else {
        assertThat(reply.status()).as(reply.body()).isNotIn(401, 403);
      }
    }
  }

  @Test
  void letsAConsumersTokenSpeakForThatConsumerAlone() {
    String body =
        """
        {"consumer": "%s", "subject": "%s", "topic": "orders", "group": "g",
         "instance": "one", "readerSchema": "\\"string\\"", "registers": true}
        """;
    assertThat(kit.json("POST", "/api/heartbeats", body.formatted("billing", subject)).status())
        .isEqualTo(204);
    assertThat(kit.json("PUT", "/api/contracts/billing/" + subject, CONTRACT).status())
        .isEqualTo(200);

    assertThat(otto.json("PUT", "/api/contracts/ledger/" + subject, CONTRACT).status())
        .isEqualTo(201);
    assertSpeaksForBillingOnly(
        kit.json("POST", "/api/heartbeats", body.formatted("ledger", subject)));
    assertSpeaksForBillingOnly(kit.json("PUT", "/api/contracts/ledger/" + subject, CONTRACT));
    assertSpeaksForBillingOnly(kit.json("DELETE", "/api/contracts/ledger/" + subject, ""));
    assertThat(otto.get("/api/contracts/ledger/" + subject).json()).hasSize(1);
    assertThat(kit.json("DELETE", "/api/contracts/billing/" + subject, "").status()).isEqualTo(204);
  }

  @Test
  void letsAConsumersTokenAnswerItsOwnNoticesAlone() {
    String ready = "{\"answer\": \"READY\"}";

    assertThat(kit.json("POST", answers(noticeTo("billing")), ready).status()).isEqualTo(201);
    assertSpeaksForBillingOnly(kit.json("POST", answers(noticeTo("ledger")), ready));
  }

  private static void assertSpeaksForBillingOnly(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(403);
    assertThat(reply.problem()).isEqualTo("forbidden");
    assertThat(reply.detail())
        .startsWith(
            "Cannot take this for ledger: kit speaks for billing, nothing; send it with the token");
  }

  @Test
  void takesForWhomAnIssuersTokenSpeaksFromItsClaims() {
    Caller search =
        new Caller(checker, issuer.token(issuer.claims().about("search").withRoles("consumer")));

    assertThat(search.json("PUT", "/api/contracts/search/" + subject, CONTRACT).status())
        .isEqualTo(201);
    assertThat(search.json("PUT", "/api/contracts/ledger/" + subject, CONTRACT).status())
        .isEqualTo(403);
  }

  @Test
  void keepsWhoRegisteredAContractAndWhoRemovedIt() {
    String path = "/api/contracts/billing/" + subject;

    Reply created = otto.json("PUT", path, CONTRACT);
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    assertThat(anna.json("DELETE", path, "").status()).isEqualTo(204);

    assertThat(vera.get(path).json().findValuesAsString("registeredBy"))
        .containsExactly("anna", "otto");
  }

  @Test
  void keepsWhoseTokenAConsumerHasThatRegistersItself() {
    Reply heard =
        otto.json(
            "POST",
            "/api/heartbeats",
            """
            {"consumer": "billing", "subject": "%s", "topic": "orders", "group": "billing",
             "instance": "one", "readerSchema": "\\"string\\"", "registers": true}
            """
                .formatted(subject));

    assertThat(heard.status()).as(heard.body()).isEqualTo(204);
    assertThat(
            vera.get("/api/contracts/billing/" + subject).json().findValuesAsString("registeredBy"))
        .containsExactly("otto");
  }

  @Test
  void keepsWhoAnsweredAndForWhom() {
    assertThat(answered("{\"answer\": \"READY\"}")).isEqualTo("otto");
    assertThat(answered("{\"answer\": \"READY\", \"actor\": \"otto\"}")).isEqualTo("otto");
    assertThat(answered("{\"answer\": \"READY\", \"actor\": \"ann\"}")).isEqualTo("ann (by otto)");
  }

  private String answered(String answer) {
    Reply reply = otto.json("POST", "/api/notices/%s/answers".formatted(notice()), answer);
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    return reply.json().path("actor").asString();
  }

  @Test
  void asksTheHolderOfASignedLinkForNoToken() throws Exception {
    String notice = notice();
    String link = "/api/notices/%s/answer?signature=%s".formatted(notice, signature(notice));

    Reply form = nobody.get(link);
    assertThat(form.status()).isEqualTo(200);
    assertThat(form.header("Content-Security-Policy"))
        .hasValue(
            "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    assertThat(
            nobody
                .send(
                    nobody
                        .request(link)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("answer=READY&actor=ann")))
                .body())
        .contains("ann (by link) has answered READY");
    assertThat(nobody.get(link.replace(notice, notice())).problem()).isEqualTo("forged-link");
    assertThat(nobody.get("/api/notices/" + notice).status()).isEqualTo(401);
  }

  @Test
  void asksForATokenWhereThereIsNone() {
    Reply reply = nobody.get("/api/contracts");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.problem()).isEqualTo("unauthenticated");
    assertThat(reply.header("content-type")).hasValue("application/problem+json");
    assertThat(reply.header("WWW-Authenticate")).hasValue("Bearer realm=\"cinch\"");
    assertThat(reply.detail())
        .isEqualTo(
            "Cannot serve GET /api/contracts: it has no token; send the header 'Authorization: Bearer <token>'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"token-of-nobody", "TOKEN-OF-ANNA", "a.b.c", "not a token"})
  void refusesATokenThatNobodyHas(String token) {
    Reply reply = new Caller(checker, token).get("/api/contracts");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.problem()).isEqualTo("invalid-token");
  }

  @Test
  void knowsNameAndRoleFromTheClaimsOfAnIssuersToken() {
    Caller ida = new Caller(checker, issuer.token(issuer.claims()));
    Caller reader = new Caller(checker, issuer.token(issuer.claims().withRoles("viewer")));
    String path = "/api/contracts/search/" + subject;

    assertThat(ida.json("PUT", path, CONTRACT).json().path("registeredBy").asString())
        .isEqualTo("ida");
    assertThat(reader.get(path).status()).isEqualTo(200);
    assertThat(reader.json("DELETE", path, "").status()).isEqualTo(403);
  }

  @Test
  void refusesAnIssuersTokenThatIsNotForItOrNoLonger() {
    assertInvalid(issuer.token(issuer.claims().until(Instant.now().minusSeconds(3600))));
    assertInvalid(issuer.token(issuer.claims().forAudience("another-service")));
    assertInvalid(issuer.token(issuer.claims().withRoles("admin")));
    assertInvalid(issuer.token(issuer.claims().about("checker")));
    assertInvalid(TokenIssuer.forged(issuer.claims()));
  }

  private static void assertInvalid(String token) {
    assertThat(new Caller(checker, token).get("/api/contracts").problem())
        .isEqualTo("invalid-token");
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
    assertThat(nobody.get(path).status()).isNotIn(401, 403, 404);
  }

  @Test
  void keepsEverythingElseBehindATokenEvenWhatIsNotThere() {
    assertThat(nobody.get("/anything").status()).isEqualTo(401);
    assertThat(nobody.get("/api/notices/one/answer/two").status()).isEqualTo(401);
  }

  /** A notice that waits for an answer. */
  private static String notice() {
    return noticeTo("billing");
  }

  private static String answers(String notice) {
    return "/api/notices/%s/answers".formatted(notice);
  }

  private static String noticeTo(String consumer) {
    String id = UUID.randomUUID().toString();
    checker
        .bean(Notices.class)
        .keep(
            new Notice(
                id,
                new Notice.Addressee(checker.environment(), consumer, "team-billing", null),
                new Notice.Affair("m", 1, "digest", Phase.TIGHTEN, NoticeOccasion.NAMED),
                new Change("orders", "orders-value", "tier", ChangeKind.REQUIRE_FIELD, null),
                "proposal",
                new Notice.Wording("message", "to do", List.of(), List.of(), null),
                Instant.now()));
    return id;
  }

  private static String signature(String notice) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of()
        .formatHex(mac.doFinal(("answer " + notice).getBytes(StandardCharsets.UTF_8)));
  }
}
