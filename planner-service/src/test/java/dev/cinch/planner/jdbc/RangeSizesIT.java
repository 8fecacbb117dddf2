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
import dev.cinch.planner.range.TakeReport;
import dev.cinch.target.name.TableName;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;

/**
 * Slots that take the ranges of one queue, each table as slow as it is, by a clock of their own.
 */
class RangeSizesIT {

  private static final long PAGES = 100_000_000;
  private static final double SLOW = 100;
  private static final double FAST = 8_000;

  private static final DispatchSettings SETTINGS =
      new DispatchSettings(16, 4096, Duration.ofSeconds(3), Duration.ofHours(1), 5, 10);

  private final PlannerDatabase database = PlannerDatabase.onOneConnection();
  private final Deque<Given> queue = new ArrayDeque<>();

  /** A range in the queue, of a table of which a slot gets so many pages done in a second. */
  private record Given(Table table, Range range) {
    double seconds() {
      return (range.endPage() - range.firstPage()) / table.pagesPerSecond();
    }
  }

  private record Table(Migration migration, Pass pass, double pagesPerSecond) {}

  /** What a slot is at, and until when. */
  private record AtWork(Given given, double until) {}

  @Test
  void followWhatWorkersReport() {
    for (double pace : List.of(SLOW, FAST)) {
      Table table = table("pace-" + (int) pace, Phase.BACKFILL, 1, pace);
      giveOut(table);
      assertThat(queue).allSatisfy(given -> assertThat(pages(given.range())).isEqualTo(4096));

      work(8, 100);

      assertThat(queue)
          .hasSizeGreaterThanOrEqualTo(SETTINGS.window() - 8)
          .allSatisfy(given -> assertThat(given.seconds()).isBetween(2.5, 3.5));
      queue.clear();
    }
  }

  @Test
  void beginAPassAsTheOneBeforeEnded() {
    giveOut(table("again", Phase.BACKFILL, 1, SLOW));
    work(8, 100);
    queue.clear();

    giveOut(new Table(migration("again"), open("again", Phase.BACKFILL, 2), SLOW));

    assertThat(queue).allSatisfy(given -> assertThat(given.seconds()).isBetween(2.5, 3.5));
  }

  /** A range that waits in the queue has to pass as many of the others as there are windows. */
  @Test
  void letSeveralMigrationsShareThePoolFairly() {
    Table slow = table("slow", Phase.BACKFILL, 1, SLOW);
    Table fast = table("fast", Phase.BACKFILL, 1, FAST);
    giveOut(slow);
    giveOut(fast);

    work(8, 150);
    Map<String, Double> seconds = work(8, 150);

    double both = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    assertThat(both).isGreaterThan(8 * 140);
    assertThat(seconds.getOrDefault("slow", 0.0) / both).isBetween(0.45, 0.55);
  }

  private Table table(String id, Phase phase, int number, double pagesPerSecond) {
    Migration migration = database.backfilling(id);
    return new Table(migration, open(id, phase, number), pagesPerSecond);
  }

  private Pass open(String id, Phase phase, int number) {
    LeafExtent extent = new LeafExtent(TableName.of("public", id), 7, 1, PAGES);
    return database.passes.open(
        id, phase, number, List.of(extent), Beginning.at(PlannerDatabase.NOW));
  }

  private Migration migration(String id) {
    return database.migrations.find(id).orElseThrow();
  }

  private static long pages(Range range) {
    return range.endPage() - range.firstPage();
  }

  private void giveOut(Table table) {
    new GiveOutRanges(
            database.transactions,
            database.passes,
            database.ranges,
            (migration, pass, extent, range) -> queue.add(new Given(table, range)),
            new Pacing(SETTINGS, Clock.fixed(PlannerDatabase.NOW, ZoneOffset.UTC)))
        .giveOut(table.migration(), table.pass());
  }

  /**
   * Has slots take what comes, one range after the other.
   *
   * @return the seconds that they were at work for each migration
   */
  private Map<String, Double> work(int slots, double seconds) {
    Map<String, Double> worked = new HashMap<>();
    PriorityQueue<AtWork> busy = new PriorityQueue<>(Comparator.comparing(AtWork::until));
    for (int slot = 0; slot < slots; slot++) {
      take(busy, 0);
    }
    while (busy.element().until() < seconds) {
      AtWork done = busy.remove();
      worked.merge(done.given().table().migration().id(), done.given().seconds(), Double::sum);
      report(done.given());
      giveOut(done.given().table());
      take(busy, done.until());
    }
    busy.forEach(cut -> queue.addFirst(cut.given()));
    return worked;
  }

  private void take(PriorityQueue<AtWork> busy, double now) {
    Given given = queue.remove();
    busy.add(new AtWork(given, now + given.seconds()));
  }

  private void report(Given done) {
    new TakeReport(database.migrations, database.reports, SETTINGS, id -> {})
        .take(
            new RangeReport(
                new Subject(
                    done.range().id(),
                    done.range().issue(),
                    done.table().migration().id(),
                    done.table().migration().attempt()),
                Kind.DONE,
                done.range().endPage(),
                new Rows(1000, 1000, 0),
                new Circumstances(
                    "worker",
                    PlannerDatabase.NOW,
                    null,
                    null,
                    (long) (done.seconds() * 1000),
                    0,
                    List.of())));
  }
}
