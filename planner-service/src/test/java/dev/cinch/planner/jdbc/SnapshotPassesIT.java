package dev.cinch.planner.jdbc;

import static dev.cinch.planner.jdbc.PlannerDatabase.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.planner.migration.CommitTransition;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.PhaseStatus;
import dev.cinch.planner.migration.Progress.Rows;
import dev.cinch.planner.migration.State;
import dev.cinch.planner.migration.Traces;
import dev.cinch.planner.phase.AdvanceMigration;
import dev.cinch.planner.phase.AllPhases;
import dev.cinch.planner.phase.ExplainWait;
import dev.cinch.planner.phase.PhaseTools;
import dev.cinch.planner.phase.ProofByApplications;
import dev.cinch.planner.phase.QueriesBeforeSwitch;
import dev.cinch.planner.plan.PlanReader;
import dev.cinch.planner.range.Books;
import dev.cinch.planner.range.CarryPass;
import dev.cinch.planner.range.DispatchSettings;
import dev.cinch.planner.range.GiveOutRanges;
import dev.cinch.planner.range.LeafExtent;
import dev.cinch.planner.range.Pacing;
import dev.cinch.planner.range.Pass;
import dev.cinch.planner.range.Range;
import dev.cinch.planner.range.RangeReport;
import dev.cinch.planner.range.RangeReport.Circumstances;
import dev.cinch.planner.range.RangeReport.Kind;
import dev.cinch.planner.range.RangeReport.Subject;
import dev.cinch.planner.range.Snapshots;
import dev.cinch.planner.range.TakeReport;
import dev.cinch.planner.rehearsal.MeasureRehearsal;
import dev.cinch.planner.step.RunSteps;
import dev.cinch.planner.support.UntouchedTarget;
import dev.cinch.target.name.TableName;
import dev.cinch.target.usage.SeenWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The applications write both columns: VERIFY counts in snapshots, pass after pass. */
class SnapshotPassesIT {

  private static final String PLAN =
      """
      id: counted
      owner: team-orders
      purpose: Totals are stored
      target: shop
      table: orders
      column: {name: total, type: numeric}
      sync: {mode: application, forward: price * quantity}
      """;

  /** Two ranges a pass, three passes. */
  private static final DispatchSettings SETTINGS =
      new DispatchSettings(3, 5, Duration.ofSeconds(3), Duration.ofSeconds(45), 2, 3);

  private static final LeafExtent ANOTHER =
      new LeafExtent(TableName.of("public", "orders_2027"), 9, 1, 2);

  private final PlannerDatabase database = PlannerDatabase.onOneConnection();
  private final HeldHere snapshots = new HeldHere();
  private final List<Given> given = new ArrayList<>();
  private List<LeafExtent> table = List.of(BookKeeping.EXTENT);
  private Migration migration = verifying();
  private UnaryOperator<String> says = UnaryOperator.identity();

  private record Given(Range range, @Nullable String snapshot) {}

  /** Snapshots of no target. */
  private static final class HeldHere implements Snapshots {

    private final List<String> opened = new ArrayList<>();
    private boolean held;

    @Override
    public String open(Migration migration) {
      held = true;
      opened.add("0000000%d-1".formatted(opened.size() + 1));
      return opened.get(opened.size() - 1);
    }

    @Override
    public boolean holds(Migration migration, String snapshot) {
      return held && snapshot.equals(opened.get(opened.size() - 1));
    }

    @Override
    public void letGo(String migration) {
      held = false;
    }

    @Override
    public void letGoOfAllBut(Collection<String> migrations) {}
  }

  @Test
  void givesOutRangesThatAllNameOneSnapshot() {
    advance();
    workOn(new Rows(10, 0, 0), 1);

    assertThat(given).hasSize(2).extracting(Given::snapshot).containsOnly("00000001-1");
    assertThat(pass().isInSnapshot()).isTrue();
  }

  @Test
  void beginsAnewInAnotherSnapshotWhenItsOwnIsLost() {
    advance();
    workOn(new Rows(10, 0, 0), 1);
    snapshots.held = false;

    advance();

    assertThat(pass().number()).isEqualTo(2);
    assertThat(pass().beginning().snapshot()).isEqualTo("00000002-1");
    assertThat(pass().tally().rows().seen()).as("nothing of the lost one counts").isZero();
    assertThat(find().statusOf(Phase.VERIFY)).isEqualTo(PhaseStatus.RUNNING);
  }

  @Test
  void needsTheSnapshotNoLongerOnceAllIsCounted() {
    advance();
    workOn(new Rows(10, 0, 3, 0L, 0L), 2);
    snapshots.held = false;

    advance();

    assertThat(snapshots.opened).hasSize(2);
    assertThat(passes()).containsExactly("1 in 00000001-1: 6", "2 in 00000002-1: 0");
  }

  @Test
  void beginsAnewWhenATableIsRewrittenOrTheSnapshotIsGoneForAWorker() {
    advance();
    report(Kind.STALE, given.get(0).range(), new Rows(0, 0, 0));

    advance();

    assertThat(passes()).containsExactly("1 in 00000001-1: 0", "2 in 00000002-1: 0");
  }

  @Test
  void failsWhenSomebodyHasChangedTheCommentThatTheMarkerStandsIn() {
    advance();
    report(Kind.STALE, given.get(0).range(), new Rows(0, 0, 0));
    says = wanted -> "The sum of the order";

    advance();

    assertThat(find().state()).isEqualTo(State.PAUSED);
    assertThat(find().recordOf(Phase.VERIFY).reason())
        .startsWith(
            "Cannot go on with VERIFY: no worker may write, since the marker is not where it was; somebody has changed the comment on the new column; put it back with: comment on column \"public\".\"orders\".\"total\" is 'cinch counted epoch=1 expression=")
        .endsWith("'; then resume");

    says = UnaryOperator.identity();
    migration = database.save(find().resume("put back", NOW.plusSeconds(60)));
    advance();
    assertThat(find().state()).isEqualTo(State.ACTIVE);
    assertThat(pass().number()).isEqualTo(2);
  }

  @Test
  void beginsAnewWhenAPartitionComesMeanwhile() {
    advance();
    table = List.of(BookKeeping.EXTENT, ANOTHER);
    workOn(new Rows(10, 0, 0), 2);

    advance();

    assertThat(pass().number()).isEqualTo(2);
    assertThat(database.passes.leaves(pass())).hasSize(2);
    assertThat(find().statusOf(Phase.VERIFY)).isEqualTo(PhaseStatus.RUNNING);
  }

  @Test
  void fillsWhatIsEmptyAndThenCountsInANewSnapshot() {
    advance();
    workOn(new Rows(10, 0, 1, 1L, 1L), 2);
    advance();

    assertThat(pass().isInSnapshot()).as("fills").isFalse();
    assertThat(snapshots.held).as("while nobody counts, vacuum is not kept back").isFalse();
    assertThat(given.get(given.size() - 1).snapshot()).isNull();
    workOn(new Rows(10, 1, 1, 1L, 1L), 2);
    advance();

    assertThat(passes())
        .containsExactly("1 in 00000001-1: 2", "2 in null: 2", "3 in 00000002-1: 0");
  }

  @Test
  void failsWhenTheLastPassStillFindsWhatApplicationsHaveWritten() {
    new JdbcForgetfulWriters(database.client)
        .saw(
            migration.id(),
            List.of(new SeenWriter("shop", "old app", null, "insert into orders (id) values (?)")),
            NOW);
    advance();
    for (int pass = 1; pass <= SETTINGS.verifyPasses(); pass++) {
      assertThat(find().state()).isEqualTo(State.ACTIVE);
      workOn(new Rows(10, 0, 2, 0L, 0L), 2);
      advance();
    }

    assertThat(find().state()).isEqualTo(State.PAUSED);
    assertThat(find().recordOf(Phase.VERIFY).reason())
        .startsWith(
            "Cannot verify column total: in one snapshot, pass 3 still found 0 rows without the value that they should have, and 4 to which an application has given another value than the forward expression does;");
    assertThat(find().recordOf(Phase.VERIFY).reason())
        .endsWith("; seen writing without it: old app as shop: insert into orders (id) values (?)");
    assertThat(snapshots.held).isFalse();
    assertThat(pass().tally().rows().changed()).isZero();

    migration = database.save(find().resume("corrected", NOW.plusSeconds(60)));
    advance();

    assertThat(pass().number()).as("counts anew").isEqualTo(4);
    assertThat(find().state()).isEqualTo(State.ACTIVE);
  }

  private List<String> passes() {
    return new JdbcPassSummaries(database.client)
        .of(migration.id(), 0).stream()
            .map(summary -> summary.pass())
            .map(
                pass ->
                    "%d in %s: %d"
                        .formatted(
                            pass.number(),
                            pass.beginning().snapshot(),
                            pass.tally().rows().mismatches()))
            .toList();
  }

  /** Reports so many ranges of the newest pass. */
  private void workOn(Rows rows, int ranges) {
    for (int done = 0; done < ranges; done++) {
      Given last = open();
      report(Kind.DONE, last.range(), rows);
      advanceUnlessLast(done, ranges);
    }
  }

  private void advanceUnlessLast(int done, int ranges) {
    if (done + 1 < ranges) {
      advance();
    }
  }

  private Given open() {
    UUID id =
        database
            .client
            .sql("select id from page_range where pass = :pass and status = 'GIVEN' limit 1")
            .param("pass", pass().id())
            .query(UUID.class)
            .single();
    return given.stream().filter(each -> each.range().id().equals(id)).findFirst().orElseThrow();
  }

  private void report(Kind kind, Range range, Rows rows) {
    new TakeReport(database.migrations, database.reports, SETTINGS, id -> {})
        .take(
            new RangeReport(
                new Subject(range.id(), range.issue(), migration.id(), migration.attempt()),
                kind,
                range.endPage(),
                rows,
                new Circumstances("worker", NOW, null, null, 0, 0, List.of())));
  }

  private Pass pass() {
    return database.passes.latest(migration.id(), Phase.VERIFY).orElseThrow();
  }

  private Migration find() {
    return database.migrations.find(migration.id()).orElseThrow();
  }

  private Migration verifying() {
    Migration started = database.start(new PlanReader().read(PLAN));
    for (Phase skipped : List.of(Phase.EXPAND, Phase.SYNC, Phase.BACKFILL)) {
      started = database.save(started.skip(skipped, "test", NOW));
    }
    return database.save(started.begin(Phase.VERIFY, NOW));
  }

  private void advance() {
    Clock clock = Clock.fixed(find().revision().updatedAt(), ZoneOffset.UTC);
    AllPhases phases = phases(clock);
    JdbcVerdicts verdicts = new JdbcVerdicts(database.client);
    new AdvanceMigration(
            database.migrations,
            new CommitTransition(
                database.transactions,
                database.migrations,
                transition -> {},
                database.queues,
                id -> {}),
            phases,
            new ExplainWait(
                phases,
                database.queues,
                verdicts,
                new JdbcStandstills(database.client),
                database.migrations),
            new MeasureRehearsal(new UntouchedTarget(), new JdbcReadings(database.client), clock))
        .advance(migration.id());
  }

  private AllPhases phases(Clock clock) {
    UntouchedTarget target = UntouchedTarget.marked(says);
    Pacing pacing = new Pacing(SETTINGS, clock);
    GiveOutRanges giveOut =
        new GiveOutRanges(
            database.transactions,
            database.passes,
            database.ranges,
            (of, pass, extent, range) -> given.add(new Given(range, pass.beginning().snapshot())),
            pacing);
    return new AllPhases(
        new PhaseTools(
            new RunSteps(
                target,
                new JdbcStepRuns(database.client),
                new JdbcStandstills(database.client),
                database.migrations),
            target,
            new JdbcPortraits(database.client),
            Traces.NONE,
            clock),
        new CarryPass(
            new Books(database.passes, database.ranges, database.badRows),
            giveOut,
            plan -> table,
            pacing),
        new ProofByApplications(snapshots, new JdbcForgetfulWriters(database.client)),
        new QueriesBeforeSwitch(new JdbcQueryComparisons(database.client), Duration.ofMinutes(5)));
  }
}
