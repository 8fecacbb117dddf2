package dev.cinch.planner.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Progress.Rows;
import dev.cinch.planner.range.DispatchSettings;
import dev.cinch.planner.range.GiveOutRanges;
import dev.cinch.planner.range.LeafExtent;
import dev.cinch.planner.range.Pacing;
import dev.cinch.planner.range.Pass;
import dev.cinch.planner.range.Pass.Beginning;
import dev.cinch.planner.range.Range;
import dev.cinch.planner.range.RangeReport;
import dev.cinch.planner.range.RangeReport.Circumstances;
import dev.cinch.planner.range.RangeReport.Kind;
import dev.cinch.planner.range.RangeReport.Subject;
import dev.cinch.target.name.TableName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RangeBooksAtOnceIT {

  private static final int RANGES = 60;
  private static final int REPORTERS = 4;

  private final PlannerDatabase database = new PlannerDatabase();
  private final BlockingQueue<Range> given = new LinkedBlockingQueue<>();
  private final BlockingQueue<Range> queue = new LinkedBlockingQueue<>();

  @Test
  void takesReportsAndGivesRangesOutAtTheSameTimeWithoutADeadlock() throws Exception {
    Migration migration = database.backfilling("at-once");
    Pass pass =
        database.passes.open(
            migration.id(),
            Phase.BACKFILL,
            1,
            List.of(new LeafExtent(TableName.of("public", "orders"), 7, 1, RANGES * 2L)),
            Beginning.at(PlannerDatabase.NOW));
    ExecutorService reporters = Executors.newFixedThreadPool(REPORTERS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int number = 0; number < REPORTERS; number++) {
        all.add(reporters.submit(() -> reportAll(migration)));
      }
      GiveOutRanges giveOut = giveOut();
      while (tally(migration).rangesDone() < RANGES && all.stream().noneMatch(Future::isDone)) {
        giveOut.giveOut(migration, pass);
        // the outbox sends nothing either before the transaction is over
        given.drainTo(queue);
      }
      for (Future<?> reporter : all) {
        reporter.cancel(true);
      }
    } finally {
      reporters.shutdownNow();
      assertThat(reporters.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(tally(migration).rangesDone()).isEqualTo(RANGES);
    assertThat(tally(migration).rows()).isEqualTo(new Rows(RANGES * 10L, RANGES * 5L, 0));
    assertThat(database.passes.leaves(pass).get(0).pagesDone()).isEqualTo(RANGES * 2L);
    assertThat(
            database
                .client
                .sql("select deadlocks from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single())
        .isZero();
  }

  private Void reportAll(Migration migration) throws InterruptedException {
    while (true) {
      Range range = queue.take();
      database.reports.taken(report(migration, range, Kind.TAKEN, range.firstPage()));
      database.reports.doneUpTo(report(migration, range, Kind.DONE, range.endPage()));
    }
  }

  private static RangeReport report(Migration migration, Range range, Kind kind, long nextPage) {
    return new RangeReport(
        new Subject(range.id(), range.issue(), migration.id(), migration.attempt()),
        kind,
        nextPage,
        new Rows(10, 5, 0),
        new Circumstances("worker", Instant.now(), null, null, 0, 0, List.of()));
  }

  private GiveOutRanges giveOut() {
    DispatchSettings settings =
        new DispatchSettings(16, 2, Duration.ofSeconds(3), Duration.ofSeconds(45), 2, 10);
    return new GiveOutRanges(
        database.transactions,
        database.passes,
        database.ranges,
        (migration, pass, extent, range) -> given.add(range),
        new Pacing(settings, Clock.systemUTC()));
  }

  private Pass.Tally tally(Migration migration) {
    return database.passes.latest(migration.id(), Phase.BACKFILL).orElseThrow().tally();
  }
}
