package dev.cinch.checker.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.ChangeKind;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.support.Shop;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContractsKnownIT {

  private CheckStage stage;

  @BeforeEach
  void prepare() throws Exception {
    stage = CheckStage.of("contractsKnown", 1);
    stage.write(Shop.TIGHT, 0, 1);
  }

  @AfterEach
  void end() throws Exception {
    stage.close();
  }

  @Test
  void passesWhenEveryGroupOnTheTopicIsNamedByAContract() throws Exception {
    stage.consumer("billing", Shop.TIGHT);
    stage.commit("billing", 0, 1);

    assertThat(stage.run(stage.required(Shop.TIGHT)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.PASS);
              assertThat(finding.message())
                  .isEqualTo("Contracts are registered for %s: billing".formatted(stage.subject()));
            });
  }

  @Test
  void doesNotKnowWhenNobodyHasSaidWhoReads() throws Exception {
    assertThat(stage.run(stage.required(Shop.TIGHT)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.UNKNOWN);
              assertThat(finding.message())
                  .isEqualTo(
                      "Nobody has said who reads %s in %s"
                          .formatted(stage.subject(), stage.environment()));
              assertThat(finding.clears())
                  .startsWith("Register the contract of each consumer (PUT /api/contracts/");
            });
  }

  @Test
  void doesNotTakeAContractOfAnotherEnvironment() throws Exception {
    stage.consumer("billing", Shop.TIGHT);

    assertThat(stage.run("staging", List.of(stage.required(Shop.TIGHT))))
        .extracting(Finding::message)
        .contains("Nobody has said who reads %s in staging".formatted(stage.subject()));
  }

  @Test
  void doesNotKnowAGroupThatHasCommittedAndThatNoContractNames() throws Exception {
    stage.consumer("billing", Shop.TIGHT);
    stage.commit("stranger", 0, 1);

    assertThat(stage.run(stage.required(Shop.TIGHT)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.UNKNOWN);
              assertThat(finding.message())
                  .isEqualTo(
                      "Group %s reads topic %s, but no contract in %s names it"
                          .formatted(stage.group("stranger"), stage.topic(), stage.environment()));
            });
  }

  @Test
  void doesNotTakeAContractOnAnotherSubjectsValuesForOneOnKeys() throws Exception {
    stage.consumer("billing", Shop.TIGHT);
    stage.commit("billing", 0, 1);
    Change keys =
        new Change(
            stage.topic(), stage.topic() + "-key", "tier", ChangeKind.REQUIRE_FIELD, Shop.TIGHT);

    assertThat(stage.run(keys))
        .extracting(Finding::message)
        .contains(
            "Group %s reads topic %s, but no contract in %s names it as a reader of keys"
                .formatted(stage.group("billing"), stage.topic(), stage.environment()));
  }

  @Test
  void doesNotKnowAGroupThatReadsWithoutCommittingAndThatNoContractNames() throws Exception {
    stage.consumer("billing", Shop.TIGHT);
    try (Consumer<byte[], byte[]> member =
        stage.broker().join(stage.group("silent"), stage.topic(), Map.of())) {
      assertThat(member.assignment()).hasSize(1);

      assertThat(stage.run(stage.required(Shop.TIGHT)))
          .extracting(finding -> finding.evidence().get("group"))
          .containsExactly(stage.group("silent"));
    }
  }
}
