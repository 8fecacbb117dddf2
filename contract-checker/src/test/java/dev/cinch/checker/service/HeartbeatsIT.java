package dev.cinch.checker.service;

import static dev.cinch.checker.support.FindingAssertions.assertOnly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.support.Broker;
import dev.cinch.checker.support.CheckerService;
import dev.cinch.stack.SharedStack;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Processes of consumers that say by HTTP what they run. */
class HeartbeatsIT {

  private final CheckerService checker = CheckerService.shared();
  private final String group = "billing-" + UUID.randomUUID();

  @Test
  void doesNotKnowWhatAProcessDoesThatRunsAnotherSchemaThanWasChecked() throws Exception {
    try (Broker broker = new Broker(SharedStack.endpoints().kafkaBootstrap())) {
      String topic = broker.createTopic(1);
      Attendance billing = new Attendance(checker, group, topic);
      beat(topic, "one", "\\\"int\\\"", true);
      beat(topic, "two", "\\\"long\\\"", true);

      assertThat(billing.heartbeats()).hasSize(2);
      assertOnly(
          billing.findings(Instant.now()),
          Outcome.UNKNOWN,
          "runs another version than the one that its contract names");

      beat(topic, "one", "\\\"long\\\"", false);
      assertOnly(billing.findings(Instant.now()), Outcome.PASS, "in 2 processes");
    }
  }

  private void beat(String topic, String instance, String schema, boolean registers)
      throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(checker.address().resolve("/api/heartbeats"))
                    .header("Content-Type", "application/json")
                    .POST(
                        BodyPublishers.ofString(
                            """
                            {"consumer": "%s", "subject": "%s-value", "topic": "%s", "group": "%s",
                             "instance": "%s", "readerSchema": "%s", "registers": %s}
                            """
                                .formatted(
                                    group, topic, topic, group, instance, schema, registers)))
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }
}
