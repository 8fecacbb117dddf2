package dev.cinch.worker.range;

import static dev.cinch.worker.range.Samples.migration;
import static dev.cinch.worker.range.Samples.range;
import static dev.cinch.worker.range.Samples.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.worker.range.MigrationView.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkOnRangeTest {

  private final Journal journal = new Journal();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final KnownStates states = KnownStates.of(migration());
  private final ScriptedTables tables = new ScriptedTables(journal);
  private final RecordedReports reports = new RecordedReports(journal);
  private final Shutdown shutdown = new Shutdown();
  private final WorkOnRange work =
      new WorkOnRange(
          states,
          tables,
          reports,
          new WorkLimits(Duration.ofSeconds(3), 3, Duration.ofMillis(1)),
          clock);

  @Test
  void reportsThatTheRangeIsTakenBeforeItsWorkAndThatItIsDoneAfterwards() {
    work(range());

    assertThat(journal.entries()).containsExactly("TAKEN", "work", "DONE");
    assertThat(reports.last().progress().nextPage()).isEqualTo(200);
    assertThat(reports.last().progress().lsn()).contains("0/1");
    assertThat(reports.all()).allMatch(report -> report.worker().equals("worker/1"));
  }

  @Test
  void aRangeOfAnOlderAttemptIsStaleAndNotTouched() {
    work(range(new Generation(1, 5), Work.BACKFILL));

    assertThat(journal.entries()).containsExactly("STALE");
    assertThat(reason())
        .isEqualTo("the range is of attempt 1, epoch 5, the migration is at attempt 2, epoch 5");
    assertThat(reports.last().progress().nextPage()).isEqualTo(100);
  }

  @Test
  void aRangeOfAPausedMigrationIsHandedBackAndNotTouched() {
    states.set(migration(new Generation(2, 5), paused()));

    work(range());

    assertThat(journal.entries()).containsExactly("HANDED_BACK");
    assertThat(reason()).isEqualTo("the migration is PAUSED");
  }

  @Test
  void aRangeThatHasOvertakenItsStateWaitsForIt() {
    states.set(migration(new Generation(1, 4), running(Phase.VERIFY)));
    states.later(migration());

    work(range());

    assertThat(journal.entries()).containsExactly("TAKEN", "work", "DONE");
  }

  @Test
  void aRangeWhoseStateDoesNotArriveIsHandedBack() {
    work(range(new Generation(3, 5), Work.BACKFILL));

    assertThat(journal.entries()).containsExactly("HANDED_BACK");
    assertThat(reason())
        .isEqualTo("the range is of attempt 3, epoch 5, the state known is of attempt 2, epoch 5");
  }

  @Test
  void aPauseInTheMiddleHandsBackTheRestWithinOneSlice() {
    tables.onSlice(() -> states.set(migration(new Generation(2, 5), paused())));

    work(range());

    assertThat(journal.entries()).containsExactly("TAKEN", "work", "HANDED_BACK");
    assertThat(reports.last().progress().nextPage()).isEqualTo(101);
  }

  @Test
  void aNewEpochInTheMiddleMakesTheRestStale() {
    tables.onSlice(() -> states.set(migration(new Generation(2, 6), running(Phase.VERIFY))));

    work(range());

    assertThat(journal.entries()).containsExactly("TAKEN", "work", "STALE");
    assertThat(reports.last().progress().nextPage()).isEqualTo(101);
  }

  @Test
  void aRangeThatTakesTooLongIsReportedInPart() {
    tables.onSlice(() -> clock.advance(Duration.ofSeconds(4)));

    work(range());

    assertThat(journal.entries()).containsExactly("TAKEN", "work", "PARTIAL");
    assertThat(reports.last().progress().nextPage()).isEqualTo(103);
    assertThat(reports.last().busy()).isEqualTo(Duration.ofSeconds(12));
    assertThat(reason()).isEqualTo("the time for one range is over");
  }

  @Test
  void aShutdownHandsBackTheRest() {
    tables.onSlice(shutdown::request);

    work(range());

    assertThat(journal.entries()).containsExactly("TAKEN", "work", "HANDED_BACK");
    assertThat(reports.last().progress().nextPage()).isEqualTo(101);
    assertThat(reason()).isEqualTo("the worker ends");
  }

  @Test
  void aTargetThatIsAwayForAMomentIsTriedAgain() {
    tables.next(this::unavailable);

    assertThat(work(range())).isEmpty();

    assertThat(journal.entries()).containsExactly("TAKEN", "work", "work", "DONE");
  }

  @Test
  void aTargetThatStaysAwayFailsTheRangeWithTheReason() {
    tables.next(this::unavailable).next(this::unavailable).next(this::unavailable);

    assertThat(work(range())).contains("connection refused");

    assertThat(journal.entries()).containsExactly("TAKEN", "work", "work", "work", "FAILED");
    assertThat(reason()).isEqualTo("connection refused");
  }

  @Test
  void aTargetThatStaysAwayUntilTheTimeIsOverFailsTheRangeWithTheReason() {
    tables.next(
        () -> {
          clock.advance(Duration.ofMinutes(1));
          return unavailable();
        });

    work(range());

    assertThat(journal.entries()).containsExactly("TAKEN", "work", "FAILED");
    assertThat(reason()).isEqualTo("connection refused");
  }

  @Test
  void rowsThatOthersHoldFailNoRangeHoweverOften() {
    for (int i = 0; i < 5; i++) {
      tables.next(this::held);
    }

    work(range());

    assertThat(journal.entries())
        .containsExactly("TAKEN", "work", "work", "work", "work", "work", "work", "DONE");
  }

  @Test
  void rowsThatOthersHoldAreLeftWhenTheTimeIsOver() {
    tables.next(
        () -> {
          clock.advance(Duration.ofMinutes(1));
          return held();
        });

    work(range());

    assertThat(journal.entries()).containsExactly("TAKEN", "work", "PARTIAL");
    assertThat(reports.last().progress().limitedBy()).contains("others hold rows of the range");
  }

  @Test
  void anUnexpectedExceptionFailsTheRangeWithTheReason() {
    tables.next(
        () -> {
          throw new IllegalStateException("no such column");
        });

    work(range());

    assertThat(journal.entries()).containsExactly("TAKEN", "work", "FAILED");
    assertThat(reason()).isEqualTo("java.lang.IllegalStateException: no such column");
  }

  @Test
  void aRangeThatCannotBeReportedAsTakenIsNotWorkedOn() {
    reports.refuse(ReportKind.TAKEN);

    assertThatThrownBy(() -> work(range()))
        .isInstanceOf(ReportNotSent.class)
        .hasMessage(
            "Cannot report TAKEN of range range-1 (migration orders-number, BACKFILL pass 1,"
                + " public.orders pages 100 to 200): java.lang.IllegalStateException: no broker;"
                + " the range is not acknowledged and comes again");
    assertThat(journal.entries()).containsExactly("refused TAKEN");
  }

  private Optional<String> work(AssignedRange range) {
    return work.work(range, new Turn("worker/1", clock.instant().plusSeconds(10), shutdown));
  }

  private Progress unavailable() {
    throw new TargetUnavailable("connection refused", new IllegalStateException("gone"));
  }

  private Progress held() {
    throw new RowsHeldByOthers("lock timeout", new IllegalStateException("held"));
  }

  private String reason() {
    Optional<Stop> stop = reports.last().progress().stop();
    return stop.orElseThrow().why();
  }

  private static Stage paused() {
    return new Stage(Activity.PAUSED, Phase.BACKFILL, PhaseStatus.RUNNING);
  }
}
