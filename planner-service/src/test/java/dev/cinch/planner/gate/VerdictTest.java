package dev.cinch.planner.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.planner.SamplePlan;
import dev.cinch.planner.gate.Verdict.Question;
import dev.cinch.planner.gate.Verdict.Validity;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.plan.Plan.EventField;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(300);

  private final Migration migration = Migration.start(SamplePlan.read(), NOW).migration();
  private final Question asked = Question.of(migration, Phase.TIGHTEN);

  @Test
  void letsAPhaseBeginUntilItExpires() {
    Verdict pass = verdict(asked, Outcome.PASS);

    assertThat(pass.lets(migration, Phase.TIGHTEN, NOW)).isTrue();
    assertThat(pass.lets(migration, Phase.TIGHTEN, LATER.minusMillis(1))).isTrue();
    assertThat(pass.lets(migration, Phase.TIGHTEN, LATER)).isFalse();
  }

  @Test
  void letsNothingBeginThatIsBlockedOrUnknown() {
    assertThat(verdict(asked, Outcome.BLOCKED).lets(migration, Phase.TIGHTEN, NOW)).isFalse();
    assertThat(verdict(asked, Outcome.UNKNOWN).lets(migration, Phase.TIGHTEN, NOW)).isFalse();
  }

  @Test
  void countsForTheAttemptPlanAndPhaseThatWereAskedAboutOnly() {
    assertDoesNotCount(new Question(migration.id(), 2, asked.planDigest(), Phase.TIGHTEN));
    assertDoesNotCount(new Question(migration.id(), 1, "other", Phase.TIGHTEN));
    assertDoesNotCount(new Question(migration.id(), 1, asked.planDigest(), Phase.RETIRE));
    assertDoesNotCount(new Question("other", 1, asked.planDigest(), Phase.TIGHTEN));
  }

  @Test
  void asksAboutEachEventAtThePhaseThatTouchesIt() {
    assertThat(GateQuestions.changesAt(migration.plan(), Phase.TIGHTEN))
        .extracting(EventField::field)
        .containsExactly("reference_text");
    assertThat(GateQuestions.changesAt(migration.plan(), Phase.RETIRE))
        .extracting(EventField::field)
        .containsExactly("reference");
  }

  private void assertDoesNotCount(Question other) {
    assertThat(verdict(other, Outcome.PASS).lets(migration, Phase.TIGHTEN, NOW)).isFalse();
  }

  private static Verdict verdict(Question question, Outcome outcome) {
    return new Verdict(question, outcome, List.of(), new Validity(NOW, LATER));
  }
}
