package dev.cinch.checker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.checker.support.Caller;
import dev.cinch.checker.support.Caller.Reply;
import dev.cinch.checker.support.CheckerService;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A checker that has been given no tokens. */
@Tag("wide")
class OpenAccessIT {

  private final Caller anybody = new Caller(CheckerService.shared(), null);

  @Test
  void letsWhoeverCallsFromThisMachineDoEverything() {
    String path = "/api/contracts/billing/orders-%s-value".formatted(UUID.randomUUID());

    Reply created =
        anybody.json(
            "PUT", path, "{\"owner\": \"team-billing\", \"kind\": \"CACHE\", \"fields\": [\"a\"]}");

    assertThat(created.status()).as(created.body()).isEqualTo(201);
    assertThat(created.json().path("registeredBy").asString()).isEqualTo("anonymous");
    assertThat(anybody.json("DELETE", path, "").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://elsewhere.example",
    "X-Forwarded-For, 203.0.113.9",
    "Forwarded, for=203.0.113.9"
  })
  void refusesWhatComesFromElsewhereAllTheSame(String header, String value) {
    Reply reply = anybody.send(anybody.request("/api/contracts").header(header, value).GET());

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.detail())
        .isEqualTo(
            "Cannot serve GET /api/contracts: it comes through a proxy or from a page of another site, and this checker knows no tokens; configure cinch.access");
  }

  @Test
  void doesNotStartWhereTheNetworkCouldReachIt() {
    assertThatThrownBy(() -> CheckerService.start(Map.of("server.address", "0.0.0.0")))
        .hasRootCauseMessage(
            "Cannot start the checker: it would listen on 0.0.0.0 and take orders from everybody; configure tokens (cinch.access.tokens) or an issuer (cinch.access.jwt.issuer), or let it listen on this machine only (SERVER_ADDRESS=127.0.0.1)");
  }
}
