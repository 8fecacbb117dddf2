package dev.cinch.checker.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.checker.support.CheckerService;
import dev.cinch.checker.support.Shop;
import dev.cinch.events.GateVerdict;
import dev.cinch.events.Verdict;
import dev.cinch.stack.LocalStack;
import dev.cinch.stack.Server;
import dev.cinch.stack.ServerKind;
import dev.cinch.stack.StackOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The broker is away or says nothing: UNKNOWN, never PASS, and back to work when it returns. */
@Tag("long")
class BrokerOutageIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** What is looked at on the broker. */
  private static final Set<String> ON_THE_BROKER =
      Set.of(
          "contracts.known",
          "log.consumed",
          "log.retained",
          "producers.quiet",
          "consumers.committed",
          "readers.known");

  /** One of the two ways in which a broker fails, and its end. */
  private interface Failing {

    void begin(Server broker);

    void end(Server broker);
  }

  @Test
  void doesNotKnowWhileTheBrokerIsAwayAndPassesByItselfWhenItIsBack() throws Exception {
    survives(
        new Failing() {
          @Override
          public void begin(Server broker) {
            broker.kill();
          }

          @Override
          public void end(Server broker) {
            broker.start();
          }
        });
  }

  @Test
  void doesNotKnowWhileTheBrokerSaysNothingAndPassesByItselfWhenItAnswers() throws Exception {
    survives(
        new Failing() {
          @Override
          public void begin(Server broker) {
            broker.freeze();
          }

          @Override
          public void end(Server broker) {
            broker.thaw();
          }
        });
  }

  private static void survives(Failing failing) throws Exception {
    try (LocalStack stack = LocalStack.start(StackOptions.temporary().only(ServerKind.KAFKA));
        CheckerService checker =
            CheckerService.startOn(
                stack.kafkaBootstrap(),
                Map.of("cinch.gate.time-out", "3s", "CINCH_GATE_LOG_TIME_OUT", "3s"));
        Stage stage = new Stage(checker)) {
      Story story = stage.story();
      story.write(Shop.TIGHT, 1);
      story.register("billing", Shop.TIGHT, "billing-group");
      story.ask(1);
      stage.awaitVerdict(story, Verdict.PASS);

      failing.begin(stack.server(ServerKind.KAFKA));
      await().atMost(PATIENCE).until(() -> outcome(story).equals("UNKNOWN"));
      assertThat(notPassed(story)).containsExactlyInAnyOrderElementsOf(ON_THE_BROKER);
      Instant first = decidedAt(story);
      await()
          .atMost(PATIENCE)
          .failFast(() -> outcome(story).equals("PASS"))
          .until(() -> decidedAt(story).isAfter(first));

      Instant back = Instant.now();
      failing.end(stack.server(ServerKind.KAFKA));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(stage.verdicts(story))
                      .last()
                      .returns(Verdict.PASS, GateVerdict::getVerdict)
                      .satisfies(verdict -> assertThat(verdict.getDecidedAt()).isAfter(back)));
      assertThat(stage.verdicts(story))
          .as("what was decided meanwhile was told afterwards")
          .extracting(GateVerdict::getVerdict)
          .contains(Verdict.UNKNOWN);
    }
  }

  private static String outcome(Story story) throws Exception {
    return verdict(story).path("outcome").asString("");
  }

  private static Instant decidedAt(Story story) throws Exception {
    return Instant.parse(verdict(story).path("decidedAt").asString());
  }

  /** The checks that could not be established. */
  private static List<String> notPassed(Story story) throws Exception {
    List<String> checks = new ArrayList<>();
    for (JsonNode finding : verdict(story).path("findings")) {
      if (!finding.path("outcome").asString().equals("PASS")) {
        assertThat(finding.path("message").asString())
            .startsWith("Could not be established for " + story.subject());
        checks.add(finding.path("check").asString());
      }
    }
    return checks;
  }

  /** The broker being away, it is seen over HTTP only. */
  private static JsonNode verdict(Story story) throws Exception {
    return JsonMapper.builder().build().readTree(story.openGate().orElseThrow()).path("verdict");
  }
}
