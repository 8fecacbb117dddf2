package dev.cinch.cli.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpPlannerTest {

  private HttpServer server = unstarted();
  private String asked = "";
  private int status = 201;
  private String answer = "{\"id\":\"some-migration\"}";

  private static HttpServer unstarted() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new IllegalStateException("no port is free", failure);
    }
  }

  @BeforeEach
  void start() {
    server.createContext("/", this::handle);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body;
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void thePlanGoesAsItIs() {
    assertThat(new HttpPlanner(base()).start("id: some-migration\n")).isEqualTo("some-migration");
    assertThat(asked).isEqualTo("POST /api/migrations id: some-migration\n");
  }

  @Test
  void aRefusalIsSaidInTheServicesOwnWords() {
    status = 422;
    answer = "{\"status\":422,\"detail\":\"Cannot read the plan: line 3 has no value\"}";

    assertThatThrownBy(() -> new HttpPlanner(base()).start("id:"))
        .isInstanceOf(ServiceRefusedException.class)
        .hasMessage("Cannot start the migration: Cannot read the plan: line 3 has no value");
  }

  @Test
  void anAnswerThatIsNoProblemDetailIsGivenByItsStatus() {
    status = 500;
    answer = "<html>";

    assertThatThrownBy(() -> new HttpPlanner(base()).start("id:"))
        .isInstanceOf(ServiceRefusedException.class)
        .hasMessage(
            "Cannot start the migration: the planner at %s answered with status 500", base());
  }

  @Test
  void aServiceThatIsAwayIsNamedWithItsAddress() {
    server.stop(0);

    assertThatThrownBy(() -> new HttpPlanner(base()).start("id:"))
        .isInstanceOf(ServiceUnreachableException.class)
        .hasMessageStartingWith(
            "Cannot start the migration: the planner at %s gives no answer", base())
        .hasMessageEndingWith("see whether it runs");
  }

  @Test
  void aContractGoesUnderTheNamesThatTheCheckerKnows() {
    new HttpChecker(base())
        .register(
            "billing",
            "shop.orders-value",
            new ConsumerContract(
                "production",
                "shop.orders",
                "team-billing",
                "KAFKA_CONSUMER",
                "\"int\"",
                List.of("id"),
                List.of("billing"),
                "java",
                true));

    assertThat(asked)
        .startsWith("PUT /api/contracts/billing/shop.orders-value {")
        .contains("\"environment\":\"production\"")
        .contains("\"readerSchema\":\"\\\"int\\\"\"")
        .contains("\"groups\":[\"billing\"]");
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }
}
