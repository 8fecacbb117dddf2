package dev.cinch.worker.range;

import static dev.cinch.worker.range.Samples.migration;
import static dev.cinch.worker.range.Samples.range;
import static dev.cinch.worker.range.Samples.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.worker.range.Judgement.Verdict;
import dev.cinch.worker.range.MigrationView.Stage;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeRangeTest {

  @Test
  void aRangeOfTheRunningPhaseFits() {
    assertThat(judge(range(), migration())).isEqualTo(Judgement.FIT);
  }

  @Test
  void aRangeOfAnUnknownMigrationIsEarly() {
    assertThat(JudgeRange.judge(range(), Optional.empty()))
        .isEqualTo(new Judgement(Verdict.EARLY, "no state of migration orders-number is known"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 5, STALE",
    "2, 4, STALE",
    "1, 4, STALE",
    "1, 6, STALE",
    "3, 4, STALE",
    "2, 5, FIT",
    "3, 5, EARLY",
    "2, 6, EARLY",
    "3, 6, EARLY"
  })
  void bothCountersOfTheGenerationDecide(int attempt, long epoch, Verdict verdict) {
    AssignedRange range = range(new Generation(attempt, epoch), Work.BACKFILL);

    assertThat(judge(range, migration()).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "BACKFILL, EXPAND, EARLY", "BACKFILL, SYNC, EARLY", "BACKFILL, BACKFILL, FIT",
    "BACKFILL, VERIFY, STALE", "BACKFILL, INDEX, STALE", "BACKFILL, RETIRE, STALE",
    "VERIFY, SYNC, EARLY", "VERIFY, BACKFILL, EARLY", "VERIFY, VERIFY, FIT",
    "VERIFY, INDEX, STALE", "VERIFY, TIGHTEN, STALE", "VERIFY, SWITCH, STALE"
  })
  void thePhaseAtHandDecides(Work work, Phase phase, Verdict verdict) {
    AssignedRange range = range(new Generation(2, 5), work);

    assertThat(judge(range, migration(new Generation(2, 5), running(phase))).verdict())
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"PAUSED", "ENDED", "UNKNOWN"},
      value = Activity.class)
  void nothingIsWrittenWhileTheMigrationIsNotActive(Activity activity) {
    Stage stage = new Stage(activity, Phase.BACKFILL, PhaseStatus.RUNNING);

    assertThat(judge(range(), migration(new Generation(2, 5), stage)))
        .isEqualTo(new Judgement(Verdict.HELD, "the migration is " + activity));
  }

  @Test
  void aPauseOfAnEarlierAttemptDoesNotHoldARangeThatHasOvertakenTheResume() {
    Stage paused = new Stage(Activity.PAUSED, Phase.BACKFILL, PhaseStatus.RUNNING);

    assertThat(judge(range(), migration(new Generation(1, 5), paused)).verdict())
        .isEqualTo(Verdict.EARLY);
  }

  @ParameterizedTest
  @CsvSource({"PENDING, EARLY", "RUNNING, FIT", "CLOSED, HELD"})
  void theStatusOfThePhaseDecides(PhaseStatus status, Verdict verdict) {
    Stage stage = new Stage(Activity.ACTIVE, Phase.BACKFILL, status);

    assertThat(judge(range(), migration(new Generation(2, 5), stage)).verdict()).isEqualTo(verdict);
  }

  @Test
  void aRangeThatNamesAnotherTargetIsRefused() {
    AssignedRange range = range();
    AssignedRange elsewhere =
        new AssignedRange(
            range.id(),
            range.issue(),
            range.migration(),
            range.generation(),
            range.work(),
            range.pass(),
            "payroll",
            range.pages(),
            range.snapshot());

    assertThat(judge(elsewhere, migration()))
        .isEqualTo(
            new Judgement(
                Verdict.REFUSED, "the range names target payroll, the migration is on shop"));
  }

  @Test
  void aStateWithoutAnExpressionIsRefused() {
    MigrationView none = migration(new Generation(2, 5), running(Phase.BACKFILL), Optional.empty());

    assertThat(judge(range(), none))
        .isEqualTo(
            new Judgement(Verdict.REFUSED, "the migration's state names no expression to fill by"));
  }

  @Test
  void anExpressionThatDoesNotMatchItsDigestIsRefused() {
    FillRule forged =
        new FillRule(
            Samples.values("pg_sleep(1)::text"),
            Samples.RULE.digest(),
            false,
            true,
            SliceCaps.NONE);
    MigrationView migration =
        migration(new Generation(2, 5), running(Phase.BACKFILL), Optional.of(forged));

    assertThat(judge(range(), migration))
        .isEqualTo(
            new Judgement(
                Verdict.REFUSED,
                "the expression in the migration's state does not match its digest"));
  }

  @ParameterizedTest
  @CsvSource({"EARLY, HANDED_BACK", "HELD, HANDED_BACK", "STALE, STALE", "REFUSED, FAILED"})
  void eachVerdictEndsInAReport(Verdict verdict, ReportKind kind) {
    assertThat(new Judgement(verdict, "because").stop()).isEqualTo(new Stop(kind, "because"));
  }

  private static Judgement judge(AssignedRange range, MigrationView migration) {
    return JudgeRange.judge(range, Optional.of(migration));
  }
}
