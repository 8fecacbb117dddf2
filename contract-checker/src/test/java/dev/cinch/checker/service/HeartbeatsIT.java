package dev.cinch.checker.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.check.ConsumersAlive;
import dev.cinch.checker.contract.ContractKey;
import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.gate.Ask;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.ChangeKind;
import dev.cinch.checker.gate.Conditions;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Occasion;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.gate.Samples;
import dev.cinch.checker.heartbeat.Heartbeat;
import dev.cinch.checker.heartbeat.Heartbeats;
import dev.cinch.checker.support.Broker;
import dev.cinch.checker.support.CheckerService;
import dev.cinch.stack.SharedStack;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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
      ContractKey key = new ContractKey("test", group, topic + "-value");
      beat(topic, "one", "\\\"int\\\"", true);
      beat(topic, "two", "\\\"long\\\"", true);

      assertThat(heartbeats(key)).hasSize(2);
      assertOutcome(
          topic,
          Instant.now(),
          Outcome.UNKNOWN,
          "runs another version than the one that its contract names");

      beat(topic, "one", "\\\"long\\\"", false);
      assertOutcome(topic, Instant.now(), Outcome.PASS, "in 2 processes");
    }
  }

  private void beat(String topic, String instance, String schema, boolean registers)
      throws Exception {
    java.net.http.HttpResponse<String> answer =
        java.net.http.HttpClient.newHttpClient()
            .send(
                java.net.http.HttpRequest.newBuilder(checker.address().resolve("/api/heartbeats"))
                    .header("Content-Type", "application/json")
                    .POST(
                        java.net.http.HttpRequest.BodyPublishers.ofString(
                            """
                            {"consumer": "%s", "subject": "%s-value", "topic": "%s", "group": "%s",
                             "instance": "%s", "readerSchema": "%s", "registers": %s}
                            """
                                .formatted(
                                    group, topic, topic, group, instance, schema, registers)))
                    .build(),
                java.net.http.HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private List<Heartbeat> heartbeats(ContractKey key) {
    return checker.bean(Heartbeats.class).of(key);
  }

  private void assertOutcome(String topic, Instant now, Outcome outcome, String words) {
    Change change =
        new Change(topic, topic + "-value", "name", ChangeKind.REQUIRE_FIELD, "\"int\"");
    List<Finding> findings =
        new ConsumersAlive(
                checker.bean(Contracts.class),
                checker.bean(Heartbeats.class),
                Clock.fixed(now, ZoneOffset.UTC))
            .run(
                new Question(
                    new Occasion("m", 1, 1, "digest", Phase.TIGHTEN),
                    new Ask("test", List.of(change), Samples.SITE, Conditions.USUAL)),
                change);
    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message()).contains(words);
              assertThat(finding.outcome()).isEqualTo(outcome);
            });
  }
}
