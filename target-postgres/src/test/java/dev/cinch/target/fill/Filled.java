package dev.cinch.target.fill;

import dev.cinch.target.TestDatabase;
import dev.cinch.target.change.AddColumn;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.MarkColumn;
import dev.cinch.target.change.Steps;
import dev.cinch.target.change.SyncTrigger;
import dev.cinch.target.lock.Pause;
import dev.cinch.target.name.TableName;
import dev.cinch.target.range.PageRange;
import dev.cinch.target.range.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A table in the middle of a migration, as a worker meets it. */
final class Filled {

  /** Small slices, so that small tables have several. */
  static final FillSettings SMALL =
      new FillSettings(
          4,
          3,
          12,
          Duration.ofMillis(100),
          new SliceLimits(Duration.ofMillis(100), Duration.ofSeconds(20), Duration.ofSeconds(20)));

  private static final Pause NONE = duration -> {};

  private final TestDatabase database;
  private final ColumnChange change;

  Filled(TestDatabase database, ColumnChange change) {
    this.database = database;
    this.change = change;
  }

  /** Adds the column, lets rows come in before the trigger, then puts it in force. */
  static Filled after(TestDatabase database, ColumnChange change, String... rows)
      throws SQLException {
    try (Connection planner = database.connect()) {
      for (ColumnChange one : change.each()) {
        new Steps(planner).run(new AddColumn(one));
      }
      database.run(rows);
      new Steps(planner)
          .run(
              change.isKeptByApplications()
                  ? new MarkColumn(change, 1)
                  : new SyncTrigger(change, 1));
    }
    return new Filled(database, change);
  }

  FillRule rule() {
    return rule(1);
  }

  FillRule rule(long epoch) {
    return rule(epoch, false);
  }

  /** Whose changes are labelled in the log. */
  FillRule labelledRule() {
    return rule(1, true);
  }

  private FillRule rule(long epoch, boolean labelled) {
    return new FillRule(change.table(), change.values(), change.marker(epoch), labelled);
  }

  PageRange range() throws SQLException {
    return range(change.table());
  }

  PageRange range(TableName leaf) throws SQLException {
    String name = leaf.quoted().replace("'", "''");
    long filenode = number("select pg_relation_filenode('%s')".formatted(name));
    long pages = number("select pg_relation_size('%s') / 8192".formatted(name));
    return new PageRange(leaf, filenode, 1, 0, pages);
  }

  RangeOutcome fill() throws SQLException {
    return fill(rule(), range());
  }

  RangeOutcome fill(FillRule rule, PageRange range) throws SQLException {
    return fill(rule, range, Pace.FREE);
  }

  RangeOutcome fill(FillRule rule, PageRange range, Pace pace) throws SQLException {
    try (Connection worker = database.connect()) {
      return new FillRange(SMALL, System::nanoTime, NONE).run(worker, rule, range, pace);
    }
  }

  RangeOutcome verify() throws SQLException {
    return verify(rule());
  }

  RangeOutcome verify(FillRule rule) throws SQLException {
    return verify(rule, range());
  }

  RangeOutcome verify(FillRule rule, PageRange range) throws SQLException {
    try (Connection worker = database.connect()) {
      return new VerifyRange(SMALL, System::nanoTime, NONE).run(worker, rule, range, Pace.FREE);
    }
  }

  /** Counts pages from one to before another in a snapshot. */
  RangeOutcome count(Snapshot snapshot, long first, long end) throws SQLException {
    PageRange whole = range();
    PageRange part = new PageRange(whole.leaf(), whole.filenode(), whole.timeline(), first, end);
    try (Connection worker = database.connect()) {
      return new VerifyRange(SMALL, System::nanoTime, NONE)
          .count(worker, rule(), part, snapshot, Pace.FREE);
    }
  }

  /** Rows whose new value is not what the expression says. */
  long mismatches() throws SQLException {
    return number(
        "select count(*) from %s as new where record_image_ne(row(new.%s), row((%s)))"
            .formatted(
                change.table().quoted(),
                change.column().name().quoted(),
                change.forward().expression()));
  }

  long number(String query) throws SQLException {
    return Long.parseLong(String.valueOf(database.ask(query)));
  }
}
