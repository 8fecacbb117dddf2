package dev.cinch.worker;

import static dev.cinch.events.ReportKind.DONE;
import static dev.cinch.events.ReportKind.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.events.RangeAssigned;
import dev.cinch.events.RangeReport;
import dev.cinch.stack.SharedStack;
import dev.cinch.worker.Database.RowLock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Real worker processes, one of which is killed in the middle of a range. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KilledWorkerScenario {

  final Database database = Database.create();
  final PlayedPlanner planner;
  final WorkerCrew crew;

  private final Duration noticedWithin;

  /**
   * @param lock for how long the broker locks a range
   * @param noticedWithin how soon the range of a dead worker runs elsewhere
   */
  KilledWorkerScenario(Dispatch dispatch, Duration lock, Duration noticedWithin) {
    this.noticedWithin = noticedWithin;
    planner = PlayedPlanner.start(dispatch, SharedStack.endpoints().kafkaBootstrap(), lock);
    crew = new WorkerCrew(planner.settings(database));
  }

  @BeforeAll
  void start() {
    crew.workers(2);
  }

  @AfterAll
  void stop() {
    crew.close();
    planner.close();
  }

  @Test
  void theRangeOfAKilledWorkerRunsElsewhereAtOnce() {
    SampleMigration migration = atWork();
    RangeAssigned range;
    RangeReport first;
    try (RowLock held = database.lock(migration.table() + " where id = 900")) {
      range = planner.giveOut(migration, migration.whole());
      first = awaitInTheMiddle(migration, range);
      Instant killed = Instant.now();
      crew.named(first.getWorker()).kill();

      RangeReport again = planner.await(takenAgain(range, first));

      assertThat(Duration.between(killed, again.getAt())).isLessThan(noticedWithin);
      assertThat(held.connection()).isNotNull();
    }
    RangeReport done = planner.await(range, DONE);

    assertThat(done.getWorker()).isNotEqualTo(first.getWorker());
    assertThat(migration.wrong()).isZero();
    assertThat(migration.rows()).isEqualTo(1_000);
  }

  final SampleMigration atWork() {
    crew.workers(2);
    SampleMigration migration = SampleMigration.begun(database, 1_000);
    planner.say(migration.stateNow());
    return migration;
  }

  final RangeReport awaitInTheMiddle(SampleMigration migration, RangeAssigned range) {
    RangeReport taken = planner.await(range, TAKEN);
    await().atMost(Duration.ofMinutes(1)).until(() -> migration.filled() > 0);
    return taken;
  }

  static Predicate<RangeReport> takenAgain(RangeAssigned range, RangeReport first) {
    return report ->
        report.getKind() == TAKEN
            && report.getRange().equals(range.getRange())
            && !report.getWorker().equals(first.getWorker());
  }
}
