package dev.cinch.planner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.planner.support.Api;
import dev.cinch.planner.support.Api.Answer;
import dev.cinch.planner.support.Plans;
import dev.cinch.planner.support.RunningPlanner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("wide")
class OpenAccessIT {

  private static final RunningPlanner PLANNER = RunningPlanner.start(RunningPlanner.openSettings());

  private final Api anybody = new Api(PLANNER.address(), null);

  @AfterAll
  static void stop() {
    PLANNER.close();
  }

  @Test
  void letsWhoeverCallsFromThisMachineDoEverything() {
    PLANNER.withTable("open_to_all");

    assertThat(anybody.start(Plans.plan("open-to-all")).status()).isEqualTo(201);
    assertThat(
            anybody
                .command("open-to-all", "{\"kind\": \"APPROVE\", \"phase\": \"SWITCH\"}")
                .status())
        .isEqualTo(200);
    assertThat(anybody.get("/api/migrations/open-to-all/history").json().at("/0/actor").asString())
        .isEqualTo("anonymous");
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://elsewhere.example",
    "Origin, null",
    "X-Forwarded-For, 203.0.113.9",
    "Forwarded, for=203.0.113.9",
    "Via, 1.1 proxy"
  })
  void refusesWhatComesFromElsewhereAllTheSame(String header, String value) {
    Answer answer = anybody.send(anybody.request("/api/migrations").header(header, value).GET());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text("detail"))
        .isEqualTo(
            "Cannot serve GET /api/migrations: it comes through a proxy or from a page of another site, and this planner knows no tokens; configure cinch.access");
  }

  /** As a page would that has a name of its own lead to this machine. */
  @Test
  void refusesAnotherNameOfThisMachine() throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), PLANNER.address().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /api/migrations HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void doesNotStartWhereTheNetworkCouldReachIt() {
    Map<String, String> settings = RunningPlanner.openSettings();
    settings.put("server.address", "0.0.0.0");

    assertThatThrownBy(() -> RunningPlanner.start(settings))
        .hasRootCauseMessage(
            "Cannot start the planner: it would listen on 0.0.0.0 and take orders from everybody; configure tokens (cinch.access.tokens) or an issuer (cinch.access.jwt.issuer), or let it listen on this machine only (SERVER_ADDRESS=127.0.0.1)");
  }

  @Test
  void doesNotStartWhereItWouldListenOnEveryAddress() {
    Map<String, String> settings = RunningPlanner.openSettings();
    settings.remove("server.address");

    assertThatThrownBy(() -> RunningPlanner.start(settings))
        .rootCause()
        .hasMessageStartingWith("Cannot start the planner: it would listen on every address");
  }
}
