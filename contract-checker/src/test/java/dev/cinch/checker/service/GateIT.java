package dev.cinch.checker.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.checker.support.CheckerService;
import dev.cinch.checker.support.Shop;
import dev.cinch.events.Finding;
import dev.cinch.events.GateVerdict;
import dev.cinch.events.PhaseStatus;
import dev.cinch.events.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole service: a phase change goes in, a verdict comes out. */
class GateIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static CheckerService checker;
  private static Stage stage;

  @BeforeAll
  static void start() {
    checker = CheckerService.shared();
    stage = new Stage(checker);
  }

  @AfterAll
  static void stop() throws Exception {
    stage.close();
  }

  @Test
  void passesWhenEveryGroupHasPassedTheLastOldRecord() throws Exception {
    Story story = stage.story();
    story.write(Shop.OLD, 3);
    story.write(Shop.TIGHT, 2);
    story.register("billing", Shop.TIGHT, "billing-group");
    story.commit("billing-group", 3);

    story.ask(7);

    GateVerdict verdict = stage.awaitVerdict(story, Verdict.PASS);
    assertThat(verdict.getAttempt()).isEqualTo(1);
    assertThat(verdict.getPlanDigest()).isEqualTo("digest");
    assertThat(verdict.getEnvironment()).isEqualTo(checker.environment());
    assertThat(verdict.getExpiresAt()).isEqualTo(verdict.getDecidedAt().plusSeconds(10));
    assertThat(verdict.getFindings())
        .extracting(Finding::getCheck)
        .containsExactly(
            "environment.known",
            "verify.fresh",
            "database.verified",
            "database.sync",
            "database.constraints",
            "database.replicas",
            "database.readers",
            "database.statements",
            "database.carriers",
            "contracts.known",
            "schema.proposed",
            "schema.versions",
            "schema.readers",
            "schema.column",
            "fields.used",
            "log.consumed",
            "log.retained",
            "producers.quiet",
            "consumers.committed",
            "readers.known",
            "owners.ready",
            "consumers.alive");
  }

  @Test
  void blocksWhileAGroupLagsAndPassesByItselfWhenItHasCaughtUp() throws Exception {
    Story story = stage.story();
    story.write(Shop.OLD, 5);
    story.write(Shop.TIGHT, 1);
    story.register("billing", Shop.TIGHT, "billing-group");
    story.commit("billing-group", 2);

    story.ask(1);

    GateVerdict blocked = stage.awaitVerdict(story, Verdict.BLOCKED);
    assertThat(blocked.getFindings())
        .filteredOn(finding -> finding.getOutcome() == Verdict.BLOCKED)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.getCheck()).isEqualTo("log.consumed");
              assertThat(finding.getConsumer()).isEqualTo("billing");
              assertThat(finding.getMessage())
                  .isEqualTo(
                      "Blocked by group billing-group-%s at partition 0 until offset 5 (committed 2, 3 to go)"
                          .formatted(story.id()));
            });

    story.commit("billing-group", 5);

    stage.awaitVerdict(story, Verdict.PASS);
  }

  @Test
  void looksAgainAtOnceWhenAContractIsRegistered() throws Exception {
    Story story = stage.story();
    story.write(Shop.TIGHT, 1);
    story.ask(1);
    GateVerdict unknown = stage.awaitVerdict(story, Verdict.UNKNOWN);
    assertThat(unknown.getFindings())
        .extracting(Finding::getMessage)
        .contains(
            "Nobody has said who reads %s in %s".formatted(story.subject(), checker.environment()));

    story.register("billing", Shop.TIGHT, "billing-group");

    stage.awaitVerdict(story, Verdict.PASS);
  }

  @Test
  void answersTheSamePhaseChangeOnceThoughItComesTwice() throws Exception {
    Story story = stage.story();
    story.write(Shop.TIGHT, 1);
    story.register("billing", Shop.TIGHT, "billing-group");
    story.ask(4);
    stage.awaitVerdict(story, Verdict.PASS);

    story.ask(4);
    story.fence();

    assertThat(story.questions(checker)).isEqualTo(1);
  }

  @Test
  void ignoresAPhaseChangeThatComesAfterANewerOne() throws Exception {
    Story story = stage.story();
    story.write(Shop.TIGHT, 1);
    story.register("billing", Shop.TIGHT, "billing-group");
    story.announce(9, PhaseStatus.RUNNING);

    story.ask(8);
    story.fence();

    assertThat(story.questions(checker)).isZero();
    assertThat(stage.verdicts(story)).isEmpty();
  }

  @Tag("long")
  @Test
  void givesNoVerdictOnAQuestionThatIsOver() throws Exception {
    Story story = stage.story();
    story.write(Shop.TIGHT, 1);
    story.ask(1);
    stage.awaitVerdict(story, Verdict.UNKNOWN);
    story.announce(2, PhaseStatus.FAILED);
    await().atMost(SOON).until(() -> story.openGate().isEmpty());
    int before = stage.verdicts(story).size();

    story.register("billing", Shop.TIGHT, "billing-group");
    story.fence();

    assertThat(stage.verdicts(story)).hasSize(before);
  }

  @Test
  void bindsTheVerdictToTheNewAttemptWhenTheMigrationIsResumed() throws Exception {
    Story story = stage.story();
    story.write(Shop.TIGHT, 1);
    story.ask(1);
    stage.awaitVerdict(story, Verdict.UNKNOWN);

    story.ask(5, 2);
    story.register("billing", Shop.TIGHT, "billing-group");

    GateVerdict verdict = stage.awaitVerdict(story, Verdict.PASS);
    assertThat(verdict.getAttempt()).isEqualTo(2);
  }

  @Tag("long")
  @Test
  void confirmsAPassBeforeItExpires() throws Exception {
    Story story = stage.story();
    story.write(Shop.TIGHT, 1);
    story.register("billing", Shop.TIGHT, "billing-group");
    story.ask(1);
    GateVerdict first = stage.awaitVerdict(story, Verdict.PASS);

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              List<GateVerdict> verdicts = stage.verdicts(story);
              GateVerdict last = verdicts.get(verdicts.size() - 1);
              assertThat(last.getVerdict()).isEqualTo(Verdict.PASS);
              assertThat(last.getDecidedAt()).isAfter(first.getDecidedAt());
            });
  }

  @Tag("long")
  @Tag("wide")
  @Test
  void tellsAnUnchangedBlockOnlyAsOftenAsItExpires() throws Exception {
    Story story = stage.story();
    story.write(Shop.TIGHT, 1);
    story.ask(1);
    GateVerdict first = stage.awaitVerdict(story, Verdict.UNKNOWN);

    await().atMost(SOON).until(() -> stage.verdicts(story).size() > 1);

    GateVerdict second = stage.verdicts(story).get(1);
    assertThat(Duration.between(first.getDecidedAt(), second.getDecidedAt()))
        .isGreaterThan(Duration.ofSeconds(5));
  }

  @Test
  void passesAPlanWithoutEventsAndSaysSo() throws Exception {
    Story story = stage.story();

    story.askAboutNothing(1);

    GateVerdict verdict = stage.awaitVerdict(story, Verdict.PASS);
    assertThat(verdict.getFindings())
        .extracting(Finding::getMessage)
        .contains("The plan names no events that carry the column");
  }

  @Test
  void showsTheOpenQuestionWithItsLastVerdict() throws Exception {
    Story story = stage.story();
    story.write(Shop.TIGHT, 1);
    story.ask(1);
    stage.awaitVerdict(story, Verdict.UNKNOWN);

    // the verdict that was heard may be that of another checker on the same topics
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(story.openGate().orElseThrow())
                    .contains("\"migration\":\"" + story.migration() + "\"")
                    .contains("\"outcome\":\"UNKNOWN\"")
                    .contains("Nobody has said who reads " + story.subject()));
  }
}
