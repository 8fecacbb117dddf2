package dev.cinch.worker;

import static dev.cinch.events.ReportKind.DONE;
import static dev.cinch.events.ReportKind.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.events.RangeAssigned;
import dev.cinch.events.RangeReport;
import dev.cinch.worker.Database.RowLock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same, and one that is stopped and goes on later as if nothing had been. */
abstract class FrozenWorkerScenario extends KilledWorkerScenario {

  private final Duration missedWithin;

  /**
   * @param lock for how long the broker locks a range
   * @param noticedWithin how soon the range of a dead worker runs elsewhere
   * @param missedWithin how soon that of a frozen one does
   */
  FrozenWorkerScenario(
      Dispatch dispatch, Duration lock, Duration noticedWithin, Duration missedWithin) {
    super(dispatch, lock, noticedWithin);
    this.missedWithin = missedWithin;
  }

  @Test
  void theRangeOfAFrozenWorkerRunsElsewhereAndItsLateWritesDoNoHarm() {
    SampleMigration migration = atWork();
    RangeAssigned range;
    RangeReport first;
    WorkerProcess frozen;
    try (RowLock held = database.lock(migration.table() + " where id = 900")) {
      range = planner.giveOut(migration, migration.whole());
      first = awaitInTheMiddle(migration, range);
      frozen = crew.named(first.getWorker());
      Instant since = Instant.now();
      frozen.freeze();

      RangeReport again = planner.await(takenAgain(range, first));

      assertThat(Duration.between(since, again.getAt())).isLessThan(missedWithin);
      assertThat(held.connection()).isNotNull();
    }
    RangeReport done = planner.await(range, DONE);
    assertThat(done.getWorker()).isNotEqualTo(first.getWorker());
    database.run("update %s set number = number + 1".formatted(migration.table()));
    String afterwards = migration.fingerprint();

    frozen.thaw();
    planner.await(
        report ->
            report.getRange().equals(range.getRange())
                && report.getKind() != TAKEN
                && report.getWorker().equals(first.getWorker()));

    assertThat(migration.fingerprint()).isEqualTo(afterwards);
    assertThat(migration.wrong()).isZero();
    List<RangeAssigned> later =
        migration.cut(5).stream().map(pages -> planner.giveOut(migration, pages)).toList();
    later.forEach(next -> planner.await(next, DONE));
  }
}
