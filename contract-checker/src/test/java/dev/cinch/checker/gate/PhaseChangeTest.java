package dev.cinch.checker.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhaseChangeTest {

  private static final Question ASKED =
      new Question(Samples.occasion(5, 1, Phase.TIGHTEN), Samples.ask());

  @ParameterizedTest
  @EnumSource(PhaseStatus.class)
  void everyStatusOfThePhaseItselfEndsItsQuestion(PhaseStatus status) {
    assertThat(Samples.change(6, 1, Phase.TIGHTEN, status).supersedes(ASKED)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(PhaseStatus.class)
  void everyStatusOfAnotherAttemptEndsTheQuestion(PhaseStatus status) {
    assertThat(Samples.change(6, 2, Phase.SWITCH, status).supersedes(ASKED)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(PhaseStatus.class)
  void ofAnotherPhaseOfTheSameRunOnlyANoteLeavesTheQuestionOpen(PhaseStatus status) {
    boolean note = status == PhaseStatus.SKIPPED || status == PhaseStatus.PENDING;

    assertThat(Samples.change(6, 1, Phase.RETIRE, status).supersedes(ASKED)).isEqualTo(!note);
  }

  @Test
  void anotherPlanEndsTheQuestion() {
    Occasion otherPlan = new Occasion("m1", 6, 1, "another", Phase.RETIRE);

    assertThat(
            new PhaseChange(otherPlan, Samples.fact(Phase.RETIRE, PhaseStatus.SKIPPED), null)
                .supersedes(ASKED))
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource(PhaseStatus.class)
  void asksOnlyWhenGated(PhaseStatus status) {
    PhaseChange change =
        new PhaseChange(
            Samples.occasion(1, 1, Phase.TIGHTEN),
            Samples.fact(Phase.TIGHTEN, status),
            Samples.ask());

    assertThat(change.question().isPresent()).isEqualTo(status == PhaseStatus.GATED);
  }

  @Test
  void asksNothingWithoutAQuestion() {
    assertThat(
            new PhaseChange(
                    Samples.occasion(1, 1, Phase.TIGHTEN),
                    Samples.fact(Phase.TIGHTEN, PhaseStatus.GATED),
                    null)
                .question())
        .isEmpty();
  }
}
