package dev.cinch.checker.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class HearPhaseChangeTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private final MemoryQuestions questions = new MemoryQuestions();
  private final MemoryFacts facts = new MemoryFacts();
  private int heard;
  private final HearPhaseChange hear =
      new HearPhaseChange(questions, facts, change -> heard++, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void opensAQuestionThatIsDueAtOnce() {
    hear.hear(Samples.change(5, 1, Phase.TIGHTEN, PhaseStatus.GATED));

    assertThat(questions.due(NOW, 10)).hasSize(1);
  }

  @Test
  void opensItOnceThoughItComesTwice() {
    hear.hear(Samples.change(5, 1, Phase.TIGHTEN, PhaseStatus.GATED));
    hear.hear(Samples.change(5, 1, Phase.TIGHTEN, PhaseStatus.GATED));

    assertThat(questions.due(NOW, 10)).extracting(OpenQuestion::id).containsExactly(1L);
    assertThat(questions.closed).isEmpty();
  }

  @Test
  void ignoresAQuestionThatComesAfterWhatFollowedIt() {
    hear.hear(Samples.change(6, 1, Phase.TIGHTEN, PhaseStatus.RUNNING));
    hear.hear(Samples.change(5, 1, Phase.TIGHTEN, PhaseStatus.GATED));

    assertThat(questions.findOpen("m1")).isEmpty();
  }

  @Test
  void closesTheQuestionWhenThePhaseMovesOn() {
    hear.hear(Samples.change(5, 1, Phase.TIGHTEN, PhaseStatus.GATED));
    hear.hear(Samples.change(6, 1, Phase.TIGHTEN, PhaseStatus.RUNNING));

    assertThat(questions.findOpen("m1")).isEmpty();
    assertThat(questions.closed).containsExactly(1L);
  }

  @Test
  void replacesTheQuestionByThatOfTheNextAttempt() {
    hear.hear(Samples.change(5, 1, Phase.TIGHTEN, PhaseStatus.GATED));
    hear.hear(Samples.change(9, 2, Phase.TIGHTEN, PhaseStatus.GATED));

    assertThat(questions.closed).containsExactly(1L);
    assertThat(questions.findOpen("m1").orElseThrow().question().occasion().attempt()).isEqualTo(2);
  }

  @Test
  void tellsOthersOfAChangeOnce() {
    hear.hear(Samples.change(5, 1, Phase.TIGHTEN, PhaseStatus.RUNNING));
    hear.hear(Samples.change(5, 1, Phase.TIGHTEN, PhaseStatus.RUNNING));

    assertThat(heard).isEqualTo(1);
  }

  @Test
  void remembersWhatAPhaseHasComeToThoughAnOlderChangeComesLater() {
    hear.hear(Samples.change(6, 1, Phase.VERIFY, PhaseStatus.DONE));
    hear.hear(Samples.change(5, 1, Phase.VERIFY, PhaseStatus.RUNNING));

    assertThat(facts.of("m1", Phase.VERIFY)).hasValue(Samples.fact(Phase.VERIFY, PhaseStatus.DONE));
  }

  @Test
  void keepsTheQuestionWhenAnotherPhaseIsSkippedMeanwhile() {
    hear.hear(Samples.change(5, 1, Phase.TIGHTEN, PhaseStatus.GATED));
    hear.hear(Samples.change(6, 1, Phase.RETIRE, PhaseStatus.SKIPPED));

    assertThat(questions.findOpen("m1")).isPresent();
  }
}
