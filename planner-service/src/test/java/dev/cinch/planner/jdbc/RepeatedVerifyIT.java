package dev.cinch.planner.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cinch.planner.SamplePlan;
import dev.cinch.planner.gate.Verdicts;
import dev.cinch.planner.migration.CommitTransition;
import dev.cinch.planner.migration.HistoryEntry;
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
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.PlanReader;
import dev.cinch.planner.range.Pass;
import dev.cinch.planner.range.Range;
import dev.cinch.planner.range.RangeReport.Kind;
import dev.cinch.planner.rehearsal.MeasureRehearsal;
import dev.cinch.planner.step.PhaseFailedException;
import dev.cinch.planner.step.RunSteps;
import dev.cinch.planner.step.TargetFacts;
import dev.cinch.planner.support.UntouchedTarget;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** VERIFY is gone through once more, or can't be. */
class RepeatedVerifyIT {

  private static final Instant TOO_LATE = PlannerDatabase.NOW.plus(Duration.ofHours(2));

  @Test
  void failsTightenWithTheReasonWhereItCanNotBeRepeated() {
    BookKeeping books = new BookKeeping("gone");
    Migration migration = verified(books);

    advance(books, goneTarget(), TOO_LATE);

    Migration failed = find(books);
    assertThat(failed.statusOf(Phase.TIGHTEN)).isEqualTo(PhaseStatus.FAILED);
    assertThat(failed.state()).isEqualTo(State.PAUSED);
    assertThat(failed.recordOf(Phase.TIGHTEN).reason())
        .isEqualTo(
            "The result of VERIFY is older than PT1H, which the plan allows, and VERIFY can't begin anew: there is no table public.orders");
    assertThat(failed.resume(null, TOO_LATE).migration().statusOf(Phase.TIGHTEN))
        .as("the gate is asked before it goes on")
        .isEqualTo(PhaseStatus.GATED);
    assertThat(migration.statusOf(Phase.TIGHTEN)).isEqualTo(PhaseStatus.PENDING);
  }

  @Test
  void saysOfEachPassWhyTheOneBeforeWasNotEnough() {
    BookKeeping books = new BookKeeping("repeated");
    books.migration =
        books.database.save(books.migration.finish(Phase.BACKFILL, Map.of(), PlannerDatabase.NOW));
    books.migration = books.database.save(books.migration.begin(Phase.VERIFY, PlannerDatabase.NOW));
    books.table = List.of(BookKeeping.EXTENT);
    books.open(Phase.VERIFY, 1);
    finishPass(books, new Rows(10, 2, 2));

    advance(books, marked(), PlannerDatabase.NOW);

    Pass second = books.database.passes.latest("repeated", Phase.VERIFY).orElseThrow();
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.beginning().reason()).isEqualTo("pass 1 found 10 rows that differed");
    assertThat(books.database.migrations.history("repeated"))
        .filteredOn(entry -> entry.evidence().containsKey("pass"))
        .extracting(
            HistoryEntry::phase, HistoryEntry::after, HistoryEntry::reason, HistoryEntry::evidence)
        .containsExactly(
            tuple(
                Phase.VERIFY,
                "RUNNING",
                "pass 1 found 10 rows that differed",
                Map.of("pass", "2")));
    assertThat(new JdbcPassSummaries(books.database.client).of("repeated", 10))
        .extracting(summary -> summary.pass().beginning().reason())
        .containsExactly(null, null, "pass 1 found 10 rows that differed");
  }

  @Test
  void failsWithTheNumberOfRowsThatDifferWhereThePlanHasThemReported() {
    BookKeeping books = new BookKeeping(reporting("reported"));
    books.migration =
        books.database.save(books.migration.finish(Phase.BACKFILL, Map.of(), PlannerDatabase.NOW));
    books.migration = books.database.save(books.migration.begin(Phase.VERIFY, PlannerDatabase.NOW));
    books.table = List.of(BookKeeping.EXTENT);
    books.open(Phase.VERIFY, 1);
    finishPass(books, new Rows(10, 0, 2));

    advance(books, marked(), PlannerDatabase.NOW);

    Migration failed = find(books);
    assertThat(failed.statusOf(Phase.VERIFY)).isEqualTo(PhaseStatus.FAILED);
    assertThat(failed.recordOf(Phase.VERIFY).reason())
        .startsWith(
            "Cannot verify column reference_text: pass 1 found 10 rows that differ, and the plan has them reported, not repaired; select * from \"public\".\"orders\" as new where ")
        .contains("record_image_ne")
        .endsWith(" shows them; correct them, then resume");

    Instant later = PlannerDatabase.NOW.plusSeconds(60);
    books.database.save(failed.resume(null, later));
    advance(books, marked(), later);

    assertThat(books.database.passes.latest("reported", Phase.VERIFY).orElseThrow().number())
        .as("all rows are looked at again")
        .isEqualTo(2);
    assertThat(find(books).statusOf(Phase.VERIFY)).isEqualTo(PhaseStatus.RUNNING);
  }

  private static Plan reporting(String id) {
    return new PlanReader()
        .read(
            SamplePlan.YAML.replace("id: orders-reference-text", "id: " + id)
                + "verify: {mismatches: report}\n");
  }

  private static void finishPass(BookKeeping books, Rows rows) {
    while (books.database.passes.leaves(books.pass).stream().anyMatch(leaf -> !leaf.isCutToTheEnd())
        || books.database.ranges.countOpen(books.pass) > 0) {
      books.giveOut();
      for (Range range : List.copyOf(books.given)) {
        books.report(Kind.TAKEN, range, range.firstPage(), BookKeeping.NOTHING);
        books.report(Kind.DONE, range, range.endPage(), rows);
      }
      books.given.clear();
    }
  }

  private static Migration verified(BookKeeping books) {
    Migration migration =
        books.database.save(books.migration.finish(Phase.BACKFILL, Map.of(), PlannerDatabase.NOW));
    migration = books.database.save(migration.begin(Phase.VERIFY, PlannerDatabase.NOW));
    migration = books.database.save(migration.finish(Phase.VERIFY, Map.of(), PlannerDatabase.NOW));
    return books.database.save(migration.skip(Phase.INDEX, "test", PlannerDatabase.NOW));
  }

  private static Migration find(BookKeeping books) {
    return books.database.migrations.find(books.migration.id()).orElseThrow();
  }

  private static TargetFacts marked() {
    return UntouchedTarget.marked(says -> says);
  }

  /** Of a table that somebody has dropped. */
  private static TargetFacts goneTarget() {
    return TargetFacts.class.cast(
        Proxy.newProxyInstance(
            TargetFacts.class.getClassLoader(),
            new Class<?>[] {TargetFacts.class},
            (proxy, method, arguments) -> {
              throw new PhaseFailedException("there is no table public.orders");
            }));
  }

  private static void advance(BookKeeping books, TargetFacts target, Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    PlannerDatabase database = books.database;
    RunSteps steps =
        new RunSteps(
            new UntouchedTarget(),
            new JdbcStepRuns(database.client),
            new JdbcStandstills(database.client),
            database.migrations);
    AllPhases phases =
        new AllPhases(
            new PhaseTools(steps, target, new JdbcPortraits(database.client), Traces.NONE, clock),
            books.carryPass(),
            new ProofByApplications(new NoSnapshots(), new JdbcForgetfulWriters(database.client)),
            new QueriesBeforeSwitch(
                new JdbcQueryComparisons(database.client), Duration.ofMinutes(5)));
    Verdicts verdicts = new JdbcVerdicts(database.client);
    ExplainWait waits =
        new ExplainWait(
            phases,
            database.queues,
            verdicts,
            new JdbcStandstills(database.client),
            database.migrations);
    CommitTransition commit =
        new CommitTransition(
            database.transactions,
            database.migrations,
            transition -> {},
            database.queues,
            id -> {});
    MeasureRehearsal measure =
        new MeasureRehearsal(new UntouchedTarget(), new JdbcReadings(database.client), clock);
    new AdvanceMigration(database.migrations, commit, phases, waits, measure)
        .advance(books.migration.id());
  }
}
