package dev.cinch.worker;

import dev.cinch.events.FillRule;
import dev.cinch.events.MigrationState;
import dev.cinch.events.Phase;
import dev.cinch.events.PhaseStatus;
import dev.cinch.events.Progress;
import dev.cinch.events.RangeAssigned;
import dev.cinch.events.ReadSide;
import dev.cinch.events.SliceCaps;
import dev.cinch.events.State;
import dev.cinch.events.SyncMode;
import dev.cinch.events.TableRef;
import dev.cinch.events.Threshold;
import dev.cinch.target.catalog.Catalog;
import dev.cinch.target.change.AddColumn;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.ColumnPlan;
import dev.cinch.target.change.Demands;
import dev.cinch.target.change.Forward;
import dev.cinch.target.change.MarkColumn;
import dev.cinch.target.change.Operation;
import dev.cinch.target.change.RaiseEpoch;
import dev.cinch.target.change.SyncTrigger;
import dev.cinch.target.change.TableLayout;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.range.Leaf;
import dev.cinch.target.range.PageRange;
import dev.cinch.target.step.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table of orders whose column {@code number_text} is to be filled from {@code number}. */
final class SampleMigration {

  static final String TARGET = "shop";

  private static final AtomicInteger TABLES = new AtomicInteger();

  private final Database database;
  private final ColumnChange change;
  private final AtomicLong seq = new AtomicLong();
  private final AtomicInteger ranges = new AtomicInteger();
  int attempt = 1;
  long epoch = 1;
  Phase phase = Phase.BACKFILL;
  State state = State.ACTIVE;
  PhaseStatus status = PhaseStatus.RUNNING;
  List<Threshold> thresholds = List.of();
  boolean repairs = true;
  @Nullable SliceCaps caps;

  private SampleMigration(Database database, ColumnChange change) {
    this.database = database;
    this.change = change;
  }

  /** A table with so many rows, its new column, and the sync trigger. */
  static SampleMigration begun(Database database, int rows) {
    return begun(database, rows, new Forward("(new.number)::text", numberOnly(), false));
  }

  static SampleMigration begun(Database database, int rows, Forward forward) {
    String name = "orders_" + TABLES.incrementAndGet();
    SampleMigration migration =
        new SampleMigration(
            database,
            new ColumnChange(
                "m-" + UUID.randomUUID(),
                TableName.of("public", name),
                new ColumnPlan(new Identifier("number_text"), "text", null, null, Demands.NONE),
                forward,
                null));
    database.run(
        "create table %s (id bigint primary key, number integer, note text)".formatted(name),
        "insert into %s select n, n, repeat('x', 100) from generate_series(1, %d) n"
            .formatted(name, rows));
    migration.carryOut(new AddColumn(migration.change));
    database.run(
        "grant select, update (number_text) on %s to %s".formatted(name, database.worker()));
    migration.carryOut(migration.sync());
    return migration;
  }

  /** The same, where the applications write both columns. */
  static SampleMigration writtenByApplications(Database database, int rows) {
    return begun(
        database,
        rows,
        new Forward(
            "(new.number)::text",
            numberOnly(),
            false,
            dev.cinch.target.value.SyncMode.APPLICATION));
  }

  private Operation sync() {
    return change.isKeptByApplications()
        ? new MarkColumn(change, epoch)
        : new SyncTrigger(change, epoch);
  }

  static List<Identifier> numberOnly() {
    return List.of(new Identifier("number"));
  }

  String id() {
    return change.migration();
  }

  String table() {
    return change.table().name().value();
  }

  /** Raises the epoch on the target, which stops writers of the older one, and here. */
  void raiseEpoch() {
    epoch++;
    carryOut(new RaiseEpoch(change, TableLayout.plain(18, change.table()), epoch));
  }

  private void carryOut(Operation operation) {
    for (Step step : operation.steps()) {
      try (Connection connection = database.connect()) {
        connection.setAutoCommit(false);
        for (String sql : step.statements()) {
          try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
          }
        }
        connection.commit();
      } catch (SQLException e) {
        throw new AssertionError(step.id(), e);
      }
    }
  }

  /** The table cut into ranges of so many pages, as it is at this moment. */
  List<PageRange> cut(long pages) {
    try (Connection connection = database.connect()) {
      Catalog catalog = new Catalog(connection);
      int timeline = catalog.server().timeline();
      return catalog.leaves(change.table()).stream()
          .flatMap(leaf -> cut(leaf, timeline, pages))
          .toList();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<PageRange> cut(Leaf leaf, int timeline, long pages) {
    return LongStream.iterate(0, first -> first < leaf.pages(), first -> first + pages)
        .mapToObj(
            first ->
                new PageRange(
                    leaf.table(),
                    leaf.filenode(),
                    timeline,
                    first,
                    Math.min(first + pages, leaf.pages())));
  }

  PageRange whole() {
    return cut(1_000_000).get(0);
  }

  /** The state as it is now, newer than all before. */
  MigrationState stateNow() {
    return stateWith(seq.incrementAndGet());
  }

  MigrationState stateWith(long number) {
    return MigrationState.newBuilder()
        .setMigration(id())
        .setSeq(number)
        .setAttempt(attempt)
        .setEpoch(epoch)
        .setState(state)
        .setPhase(phase)
        .setStatus(status)
        .setPlanDigest("0".repeat(64))
        .setOwner("shop team")
        .setTarget(TARGET)
        .setTable(ref(change.table()))
        .setColumn(change.column().name().value())
        .setFill(
            new FillRule(
                change.forward().expression(),
                change.values().digest(),
                change.forward().volatileValue(),
                SyncMode.valueOf(change.forward().mode().name()),
                false,
                true,
                List.of(),
                repairs,
                caps))
        .setReaders(ReadSide.OLD)
        .setProgress(new Progress(1, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L))
        .setThresholds(thresholds)
        .setUpdatedAt(now())
        .build();
  }

  RangeAssigned range(PageRange pages) {
    return assigning(pages).build();
  }

  private RangeAssigned.Builder assigning(PageRange pages) {
    return RangeAssigned.newBuilder()
        .setRange(id() + "-" + ranges.incrementAndGet())
        .setIssue(1)
        .setMigration(id())
        .setAttempt(attempt)
        .setEpoch(epoch)
        .setPhase(phase)
        .setPass(1)
        .setTarget(TARGET)
        .setLeaf(ref(pages.leaf()))
        .setFilenode(pages.filenode())
        .setTimeline(pages.timeline())
        .setFirstPage(pages.first())
        .setEndPage(pages.end())
        .setGivenAt(now());
  }

  /** To be counted in a snapshot. */
  RangeAssigned range(PageRange pages, String snapshot) {
    return assigning(pages).setSnapshot(snapshot).build();
  }

  long rows() {
    return database.number("select count(*) from " + table());
  }

  long filled() {
    return database.number(
        "select count(*) from %s where number_text is not null".formatted(table()));
  }

  long wrong() {
    return database.number(
        "select count(*) from %s where number_text is distinct from number::text"
            .formatted(table()));
  }

  /** Equal for equal contents of the table. */
  String fingerprint() {
    return database.text(
        "select md5(string_agg(orders::text, ';' order by id)) from %s orders".formatted(table()));
  }

  private static TableRef ref(TableName table) {
    return new TableRef(table.schema().value(), table.name().value());
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
