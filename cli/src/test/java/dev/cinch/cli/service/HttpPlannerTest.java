package dev.cinch.cli.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.Binding;
import dev.cinch.checker.contract.ConsumerKind;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.ContractKey;
import dev.cinch.checker.contract.Deployment;
import dev.cinch.checker.contract.Reading;
import dev.cinch.checker.contract.Responsible;
import dev.cinch.cli.service.PlanFiles.NamedFile;
import dev.cinch.cli.service.ServiceRefusedException.PlanProblem;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HttpPlannerTest {

  private final AnsweringServer server = AnsweringServer.start(this::handle);
  private final Queue<String> answers = new ConcurrentLinkedQueue<>();
  private String asked = "";
  private @Nullable String authorization;
  private int status = 201;
  private String answer = "{\"id\":\"some-migration\"}";

  @AfterEach
  void stop() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body;
    authorization = exchange.getRequestHeaders().getFirst("Authorization");
    String next = answers.poll();
    byte[] bytes = (next == null ? answer : next).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void thePlanGoesAsItIs() {
    assertThat(new HttpPlanner(base()).start(PlanFiles.only("id: some-migration\n")))
        .isEqualTo("some-migration");
    assertThat(asked).isEqualTo("POST /api/migrations id: some-migration\n");
  }

  @Test
  void whatIsLaidOverAPlanGoesBesideItUnderItsOwnName() {
    new HttpPlanner(base())
        .preview(
            new PlanFiles(
                new NamedFile("plan.yml", "id: some-migration\n"),
                List.of(new NamedFile("plan \"on site\".yml", "owner: ä\n"))));

    assertThat(asked)
        .startsWith("POST /api/previews --cinch-")
        .contains(
            "name=\"plan\"; filename=\"plan.yml\"\r\nContent-Type: application/yaml; charset=utf-8\r\n\r\nid: some-migration\n\r\n",
            "name=\"overlay\"; filename=\"plan %22on site%22.yml\"\r\n",
            "\r\n\r\nowner: ä\n\r\n--cinch-")
        .endsWith("--\r\n");
  }

  @Test
  void aRefusalIsSaidInTheServicesOwnWords() {
    status = 422;
    answer = "{\"status\":422,\"detail\":\"Cannot read the plan: line 3 has no value\"}";

    assertThatThrownBy(() -> new HttpPlanner(base()).start(PlanFiles.only("id:")))
        .isInstanceOf(ServiceRefusedException.class)
        .hasMessage("Cannot read the plan: line 3 has no value");
  }

  @Test
  void anAnswerThatIsNoProblemDetailIsGivenByItsStatus() {
    status = 500;
    answer = "<html>";

    assertThatThrownBy(() -> new HttpPlanner(base()).start(PlanFiles.only("id:")))
        .isInstanceOf(ServiceRefusedException.class)
        .hasMessage(
            "Cannot start the migration: the planner at %s answered with status 500; see whether the address is right",
            base());
  }

  @Test
  void aServiceThatIsAwayIsNamedWithItsAddress() {
    server.close();

    assertThatThrownBy(() -> new HttpPlanner(base()).start(PlanFiles.only("id:")))
        .isInstanceOf(ServiceUnreachableException.class)
        .hasMessageStartingWith(
            "Cannot start the migration: the planner at %s gives no answer (nothing listens there)",
            base())
        .hasMessageEndingWith(
            "see whether it runs (cinch up starts one here), and whether the address is right");
  }

  @Test
  void whatAnswersInAnotherLanguageIsNoPlanner() {
    status = 200;
    answer = "<html>";

    assertThatThrownBy(() -> new HttpPlanner(base()).migration("some-migration"))
        .isInstanceOf(ServiceRefusedException.class)
        .hasMessage(
            "Cannot show migration some-migration: what answers at %s is not the planner; see whether the address is right",
            base());
  }

  @Test
  void theTokenGoesInTheHeaderAndIsNeverPrinted() {
    Access access = new Access(base(), "secret");

    new HttpPlanner(access).migration("some-migration");

    assertThat(authorization).isEqualTo("Bearer secret");
    assertThat(access.toString()).doesNotContain("secret");
  }

  @Test
  void whoeverIsNotKnownLearnsWhereATokenGoes() {
    status = 401;
    answer = "{\"status\":401,\"detail\":\"Cannot answer: there is no token\"}";

    assertThatThrownBy(() -> new HttpPlanner(base()).migration("some-migration"))
        .hasMessage(
            "Cannot answer: there is no token; set CINCH_TOKEN, or give --token env:VARIABLE or --token file:PATH");
  }

  @Test
  void whatIsWrongWithAPlanComesPlaceByPlace() {
    status = 400;
    answer =
        "{\"detail\":\"Cannot accept the plan: ...\",\"code\":\"INVALID_PLAN\",\"problems\":[{\"line\":3,\"column\":5,\"message\":\"it has no owner\"}]}";

    assertThatThrownBy(() -> new HttpPlanner(base()).preview(PlanFiles.only("id:")))
        .isInstanceOfSatisfying(
            ServiceRefusedException.class,
            refused ->
                assertThat(refused.planProblems())
                    .containsExactly(new PlanProblem(null, 3, 5, "it has no owner")));
  }

  @Test
  void aServiceBehindAPathIsReachedThere() {
    new HttpPlanner(URI.create(base() + "/cinch/")).migration("some id");

    assertThat(asked).isEqualTo("GET /cinch/api/migrations/some%20id ");
  }

  @Test
  void pagesAreJoinedUntilThereAreEnough() {
    answers.add("{\"migrations\":[{\"id\":\"a\"}],\"next\":\"a b\"}");
    answers.add("{\"migrations\":[{\"id\":\"b\"}],\"next\":\"c\"}");

    JsonNode all = new HttpPlanner(base()).migrations(Map.of("owner", List.of("team a")), 2);

    assertThat(all.path("migrations").size()).isEqualTo(2);
    assertThat(all.path("next").asString()).isEqualTo("c");
    assertThat(asked).isEqualTo("GET /api/migrations?limit=2&owner=team%20a&after=a%20b ");
  }

  @Test
  void aContractGoesUnderTheNamesThatTheCheckerKnows() {
    new HttpChecker(base())
        .register(
            new Contract(
                new ContractKey("production", "billing", "shop.orders-value"),
                ConsumerKind.KAFKA_CONSUMER,
                new Responsible("team-billing", "https://billing.example", false),
                new Reading(
                    "shop.orders",
                    AvroSchema.parse("\"int\""),
                    List.of("id"),
                    List.of("billing"),
                    List.of("shop.orders-retry"),
                    Binding.BY_POSITION),
                new Deployment("java", "avro 1.12.1", "1.10")),
            null);

    assertThat(asked)
        .startsWith("PUT /api/contracts/billing/shop.orders-value {")
        .contains("\"environment\":null")
        .contains("\"notify\":\"https://billing.example\"")
        .contains("\"retryTopics\":[\"shop.orders-retry\"]")
        .contains("\"version\":\"1.10\"")
        .contains("\"compatibilitySuffices\":true", "\"binds\":\"by-position\"")
        .contains("\"readerSchema\":\"\\\"int\\\"\"")
        .contains("\"groups\":[\"billing\"]");
  }

  private URI base() {
    return server.address();
  }
}
