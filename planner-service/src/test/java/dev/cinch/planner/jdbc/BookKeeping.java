package dev.cinch.planner.jdbc;

import dev.cinch.planner.SamplePlan;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Progress.Rows;
import dev.cinch.planner.migration.Wake;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.range.BadRow;
import dev.cinch.planner.range.Books;
import dev.cinch.planner.range.CarryPass;
import dev.cinch.planner.range.DispatchSettings;
import dev.cinch.planner.range.GiveOutRanges;
import dev.cinch.planner.range.LeafExtent;
import dev.cinch.planner.range.Pacing;
import dev.cinch.planner.range.Pass;
import dev.cinch.planner.range.Pass.Beginning;
import dev.cinch.planner.range.PassLeaf;
import dev.cinch.planner.range.PassSummary;
import dev.cinch.planner.range.Range;
import dev.cinch.planner.range.RangeReport;
import dev.cinch.planner.range.RangeReport.Circumstances;
import dev.cinch.planner.range.RangeReport.Kind;
import dev.cinch.planner.range.RangeReport.Subject;
import dev.cinch.planner.range.TakeReport;
import dev.cinch.target.name.TableName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Gives ranges out and takes reports as the planner does, at a time that the test sets. */
final class BookKeeping {

  static final TableName ORDERS = TableName.of("public", "orders");
  static final LeafExtent EXTENT = new LeafExtent(ORDERS, 7, 1, 10);
  static final DispatchSettings SETTINGS =
      new DispatchSettings(3, 2, Duration.ofSeconds(3), Duration.ofSeconds(45), 2, 10);
  static final Rows NOTHING = new Rows(0, 0, 0);

  final PlannerDatabase database = PlannerDatabase.onOneConnection();
  final List<Range> given = new ArrayList<>();
  Instant now = PlannerDatabase.NOW;

  /** The table as it is now. */
  List<LeafExtent> table = List.of(EXTENT);

  Migration migration;
  Pass pass;

  /** What happens to each range in the moment in which it is given out. */
  Consumer<Range> atOnce = range -> {};

  BookKeeping(String id) {
    this(SamplePlan.withId(id));
  }

  BookKeeping(Plan plan) {
    migration = database.backfilling(plan);
    pass = open(Phase.BACKFILL, 1);
  }

  Pass open(Phase phase, int number) {
    pass = database.passes.open(migration.id(), phase, number, List.of(EXTENT), Beginning.at(now));
    return pass;
  }

  void giveOut() {
    giveOutRanges().giveOut(migration, pass);
  }

  CarryPass carryPass() {
    return new CarryPass(
        new Books(database.passes, database.ranges, database.badRows),
        giveOutRanges(),
        plan -> table,
        pacing());
  }

  private GiveOutRanges giveOutRanges() {
    return new GiveOutRanges(
        database.transactions,
        database.passes,
        database.ranges,
        (migrationGiven, passGiven, extent, range) -> {
          given.add(range);
          atOnce.accept(range);
        },
        pacing());
  }

  private Pacing pacing() {
    return new Pacing(SETTINGS, Clock.fixed(now, ZoneOffset.UTC));
  }

  void pauseAndResume() {
    migration = database.save(migration.pause(null, now));
    migration = database.save(migration.resume(null, now));
  }

  boolean report(Kind kind, Range range, long nextPage, Rows rows) {
    return report(
        kind,
        range,
        nextPage,
        rows,
        new Circumstances("worker", now, "it broke", "replica lag 6 s > 5 s", 0, 90, List.of()));
  }

  void report(Kind kind, Range range, String worker, Rows rows) {
    report(
        kind,
        range,
        range.firstPage(),
        rows,
        new Circumstances(worker, now, "it broke", "replica lag 6 s > 5 s", 0, 90, List.of()));
  }

  boolean reportBadRows(Range range, long nextPage, String... keys) {
    return report(
        Kind.FAILED,
        range,
        nextPage,
        new Rows(10, 8, 0),
        new Circumstances("worker", now, "some can't be filled", null, 0, 0, badRows(keys)));
  }

  private static List<BadRow> badRows(String... keys) {
    return List.of(keys).stream()
        .map(key -> new BadRow(ORDERS, key, "22P02", "invalid input syntax"))
        .toList();
  }

  /** True where the report was entered. */
  private boolean report(Kind kind, Range range, long nextPage, Rows rows, Circumstances how) {
    AtomicBoolean entered = new AtomicBoolean();
    Wake wake = id -> entered.set(true);
    new TakeReport(database.migrations, database.reports, SETTINGS, wake)
        .take(
            new RangeReport(
                new Subject(range.id(), range.issue(), migration.id(), migration.attempt()),
                kind,
                nextPage,
                rows,
                how));
    return entered.get();
  }

  Pass.Tally tally() {
    return database.passes.latest(migration.id(), pass.phase()).orElseThrow().tally();
  }

  PassSummary summary() {
    return new JdbcPassSummaries(database.client).of(migration.id(), 10).get(0);
  }

  PassLeaf leaf() {
    return database.passes.leaves(pass).get(0);
  }

  /** The keys that are on the list. */
  List<String> badRows() {
    return database.badRows.page(migration.id(), 0, 100).stream()
        .map(known -> known.row().key())
        .toList();
  }
}
