package dev.cinch.checker.check;

import static dev.cinch.checker.support.FindingAssertions.assertOnly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.gate.Ask;
import dev.cinch.checker.gate.Conditions;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.MemoryFacts;
import dev.cinch.checker.gate.Occasion;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.gate.PhaseStatus;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.gate.Samples;
import dev.cinch.checker.gate.Site;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is made of VERIFY's result, as the planner tells it. */
class VerifyChecksTest {

  private final MemoryFacts facts = new MemoryFacts();

  @Test
  void passesWhenNoRowDiffersAndNoneIsNull() {
    heard("mismatches", "0", "bad_rows", "0", "nulls", "0", "lsn", "0/1A");

    assertThat(verified())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.PASS);
              assertThat(finding.evidence())
                  .containsEntry("lsn", "0/1A")
                  .containsEntry("nulls", "0")
                  .containsEntry("verified_at", Samples.NOW.toString());
            });
  }

  @Test
  void blocksNulls() {
    heard("mismatches", "0", "bad_rows", "0", "nulls", "2");

    assertOnly(verified(), Outcome.BLOCKED, "VERIFY found 2 rows whose new column is null");
  }

  @Test
  void blocksMismatchesAndBadRows() {
    heard("mismatches", "1", "bad_rows", "4", "nulls", "0");

    assertOnly(
        verified(),
        Outcome.BLOCKED,
        "VERIFY found 1 rows that differ from their expression and 4 that can't be filled");
  }

  @Test
  void passesBadRowsBeforeRetireWhereNothingGoesAndNotWhereAColumnDoes() {
    heard("mismatches", "0", "bad_rows", "4", "nulls", "4");

    assertOnly(
        new Verified(facts).run(beforeRetire(List.of())),
        Outcome.PASS,
        "VERIFY says that no row differs, and 4 can't be filled, of which nothing goes");
    assertOnly(
        new Verified(facts).run(beforeRetire(List.of("reference"))),
        Outcome.BLOCKED,
        "VERIFY found 0 rows that differ from their expression and 4 that can't be filled");
  }

  private static Question beforeRetire(List<String> drops) {
    Question question = Samples.question();
    Occasion before = question.occasion();
    Site site = Samples.SITE;
    return new Question(
        new Occasion(
            before.migration(), before.seq(), before.attempt(), before.planDigest(), Phase.RETIRE),
        new Ask(
            question.ask().environment(),
            question.ask().changes(),
            new Site(
                site.target(),
                site.table(),
                site.column(),
                drops,
                null,
                false,
                site.epoch(),
                site.also()),
            question.ask().conditions()));
  }

  @Test
  void doesNotKnowWhatWasNotCounted() {
    heard("mismatches", "0", "bad_rows", "0");

    assertOnly(verified(), Outcome.UNKNOWN, "The planner does not say how many rows are null");
  }

  @Test
  void doesNotKnowWithoutAResult() {
    assertOnly(verified(), Outcome.UNKNOWN, "Nothing was heard of VERIFY");
    facts.keep("m1", Samples.fact(Phase.VERIFY, PhaseStatus.RUNNING));
    assertOnly(verified(), Outcome.UNKNOWN, "VERIFY of this plan is not done: it is RUNNING");
  }

  @Test
  void doesNotTakeTheResultOfAnotherPlan() {
    heard("mismatches", "0", "bad_rows", "0", "nulls", "0");
    Question question = Samples.question();
    Question other =
        new Question(new Occasion("m1", 9, 1, "another", Phase.TIGHTEN), question.ask());

    assertOnly(new Verified(facts).run(other), Outcome.UNKNOWN, "VERIFY of this plan is not done");
    assertOnly(fresh(other, Duration.ZERO), Outcome.UNKNOWN, "VERIFY of this plan is not done");
  }

  @Test
  void passesAResultThatIsYoungEnoughAndNotOneThatIsNot() {
    heard("mismatches", "0");

    assertOnly(fresh(Samples.question(), Duration.ofMinutes(60)), Outcome.PASS, "VERIFY ended at ");
    assertOnly(
        fresh(Samples.question(), Duration.ofMinutes(61)),
        Outcome.UNKNOWN,
        "61 min ago, and the plan takes its result for 60 min only");
  }

  @Test
  void doesNotTakeAResultFromTheFutureForAYoungOne() {
    heard("mismatches", "0");

    assertOnly(fresh(Samples.question(), Duration.ofMinutes(-4)), Outcome.PASS, "VERIFY ended at ");
    assertOnly(
        fresh(Samples.question(), Duration.ofMinutes(-6)),
        Outcome.UNKNOWN,
        "which is in the future by this one");
  }

  @Test
  void takesAsLongAsThePlanSays() {
    heard("mismatches", "0");
    Question patient =
        new Question(
            Samples.question().occasion(),
            new Ask(
                "test",
                List.of(),
                Samples.SITE,
                new Conditions(
                    Duration.ZERO, Duration.ofHours(3), Duration.ofHours(1), Duration.ofHours(1))));

    assertOnly(fresh(patient, Duration.ofHours(2)), Outcome.PASS, "VERIFY ended at ");
  }

  @Test
  void asksForNoResultWhereNoRowIsWritten() {
    facts.keep("m1", Samples.fact(Phase.VERIFY, PhaseStatus.SKIPPED));

    assertOnly(verified(), Outcome.PASS, "VERIFY is not needed");
    assertOnly(fresh(Samples.question(), Duration.ofDays(9)), Outcome.PASS, "VERIFY is not needed");
  }

  private void heard(String... evidence) {
    facts.keep("m1", Samples.fact(Phase.VERIFY, PhaseStatus.DONE, evidence));
  }

  private List<Finding> verified() {
    return new Verified(facts).run(Samples.question());
  }

  private List<Finding> fresh(Question question, Duration later) {
    return new VerifyFresh(facts, Clock.fixed(Samples.NOW.plus(later), ZoneOffset.UTC))
        .run(question);
  }
}
