package dev.cinch.planner.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.planner.SamplePlan;
import dev.cinch.planner.gate.Outcome;
import dev.cinch.planner.gate.Verdict;
import dev.cinch.planner.gate.Verdict.Finding;
import dev.cinch.planner.gate.Verdict.Question;
import dev.cinch.planner.gate.Verdict.Validity;
import dev.cinch.planner.migration.Announcements;
import dev.cinch.planner.migration.CommitTransition;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
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
import dev.cinch.planner.range.GiveOutRanges;
import dev.cinch.planner.range.Pacing;
import dev.cinch.planner.rehearsal.MeasureRehearsal;
import dev.cinch.planner.step.RunSteps;
import dev.cinch.planner.support.UntouchedTarget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a migration waits for is said, and is what it waits for: until then it does not move. */
class ExplainWaitIT {

  private static final Instant NOW = PlannerDatabase.NOW;

  private final PlannerDatabase database = PlannerDatabase.onOneConnection();
  private final JdbcVerdicts verdicts = new JdbcVerdicts(database.client);

  @Test
  void waitsForTheMigrationThatHasTheTable() {
    Migration first = database.start("first");
    database.start("second");
    Migration third = database.start("third");

    assertThat(waitsFor(first, NOW)).isEmpty();
    assertStandsAndSays(third, NOW, "migration first on the same table");
    Migration resumed = database.save(database.save(third.pause(null, NOW)).resume(null, NOW));
    assertStandsAndSays(resumed, NOW, "migration first on the same table");

    database.save(first.complete(NOW));
    assertStandsAndSays(third, NOW, "migration second on the same table");
    database.save(find("second").abort(null, Map.of(), NOW));
    assertThat(waitsFor(find("third"), NOW)).isEmpty();
  }

  @Test
  void waitsInLineBeforeAnythingIsSkipped() {
    database.start("first");
    Migration second =
        database.start(
            new PlanReader()
                .read(
                    """
                    id: second
                    owner: team-orders
                    purpose: Totals are never unknown
                    target: shop
                    table: orders
                    column: {name: total, existing: true}
                    tighten: {not-null: true}
                    """));

    assertStandsAndSays(second, NOW, "migration first on the same table");
  }

  @Test
  void isRolledBackWhileItStandsInLine() {
    database.start("first");
    Migration second = database.start("second");
    Migration back = database.save(second.rollBack("not needed", NOW));
    assertThat(waitsFor(back, NOW)).isEmpty();

    advance("second", NOW);

    assertThat(find("second").state()).isEqualTo(State.ROLLED_BACK);
    assertThat(find("first").state()).isEqualTo(State.ACTIVE);
  }

  @Test
  void waitsForApprovalWhereThePlanAsksForIt() {
    Migration manual =
        skipTo(
            Phase.SWITCH,
            database.start(new PlanReader().read(SamplePlan.YAML.replace("automatic", "manual"))));

    assertStandsAndSays(manual, NOW, "approval of SWITCH");
    assertThat(waitsFor(manual.approve(Phase.SWITCH, NOW).migration(), NOW)).isEmpty();
  }

  @Test
  void waitsForSomebodyToSayThatTheApplicationsWriteBothColumns() {
    Migration expanded =
        skipTo(
            Phase.SYNC,
            database.start(
                new PlanReader()
                    .read(
                        SamplePlan.YAML
                            .replace("mode: trigger", "mode: application")
                            .replace("  backward: reference_text::integer\n", ""))));

    assertStandsAndSays(
        expanded,
        NOW,
        "approval of SYNC, once every application that writes public.orders writes reference_text at each insert and at each change of what it is made from");
    assertThat(waitsFor(expanded.approve(Phase.SYNC, NOW).migration(), NOW)).isEmpty();
  }

  @Test
  void waitsForTheApplicationsToLeaveTheColumnThatTheWayBackDrops() {
    Migration started =
        database.start(
            new PlanReader()
                .read(
                    SamplePlan.YAML
                        .replace("mode: trigger", "mode: application")
                        .replace("  backward: reference_text::integer\n", "")));
    Migration expanding = database.save(started.begin(Phase.EXPAND, NOW));
    Migration expanded = database.save(expanding.finish(Phase.EXPAND, Map.of(), NOW));
    Migration back = database.save(expanded.rollBack("not now", NOW));

    assertStandsAndSays(
        back,
        NOW,
        "approval of EXPAND, once no application writes reference_text any more: the way back drops it");

    database.save(back.approve(Phase.EXPAND, NOW));
    advance(back.id(), NOW);
    assertThat(find(back.id()).state()).isEqualTo(State.ROLLED_BACK);
  }

  @Test
  void waitsForTheEndOfTheSoak() {
    Migration switched = skipTo(Phase.RETIRE, database.start("soaking"));

    assertStandsAndSays(switched, NOW, "the end of the soak at 2026-01-02T12:00:00Z");
    assertThat(waitsFor(switched, NOW.plus(Duration.ofHours(36)))).isEmpty();
  }

  @Test
  void waitsForTheGate() {
    Migration gated = skipTo(Phase.TIGHTEN, database.start("gated"));
    gated = database.save(gated.askGate(Phase.TIGHTEN, NOW));

    assertStandsAndSays(gated, NOW, "the gate before TIGHTEN, which has not answered yet");
    answer(gated, Outcome.BLOCKED, NOW);
    assertStandsAndSays(
        gated, NOW, "the gate before TIGHTEN, which says BLOCKED: billing has not caught up");
    answer(gated, Outcome.UNKNOWN, NOW.plusSeconds(1));
    assertStandsAndSays(
        gated, NOW, "the gate before TIGHTEN, which says UNKNOWN: billing has not caught up");
    answer(gated, Outcome.PASS, NOW.plusSeconds(2));
    assertThat(waitsFor(gated, NOW.plusSeconds(3))).isEmpty();
    assertStandsAndSays(
        gated,
        NOW.plusSeconds(62),
        "the gate before TIGHTEN, which passed until 2026-01-01T00:01:02Z and is asked again");
  }

  @Test
  void takesNoAnswerOfAnotherAttempt() {
    Migration gated = skipTo(Phase.TIGHTEN, database.start("asked-again"));
    gated = database.save(gated.askGate(Phase.TIGHTEN, NOW));
    answer(gated, Outcome.PASS, NOW);
    Migration resumed = database.save(database.save(gated.pause(null, NOW)).resume(null, NOW));

    assertStandsAndSays(resumed, NOW, "the gate before TIGHTEN, which has not answered yet");
  }

  @Test
  void waitsForResumeAndSaysWhoPausedItAndWhy() {
    Migration migration = database.backfilling("paused");
    migration = database.save(migration.pause("lunch", NOW));
    assertStandsAndSays(migration, NOW, "RESUME; planner paused it: lunch");
    migration = database.save(migration.resume("back", NOW));
    migration = database.save(migration.pause(null, NOW));
    assertStandsAndSays(migration, NOW, "RESUME; planner paused it");
    migration = database.save(migration.resume(null, NOW));
    migration = database.save(migration.fail(Phase.BACKFILL, "Cannot fill; correct it", NOW));
    assertStandsAndSays(migration, NOW, "RESUME; planner paused it: Cannot fill; correct it");
  }

  @Test
  void waitsForReadersToLeaveTheNewColumn() {
    Migration switched = skipTo(Phase.SWITCH, database.start("going-back"));
    switched = database.save(switched.begin(Phase.SWITCH, NOW));
    switched = database.save(switched.rollBack(null, NOW));
    Migration left = database.save(switched.undo(Phase.SWITCH, NOW));

    assertStandsAndSays(left, NOW, "readers to leave the new column until 2026-01-01T00:00:10Z");
    assertThat(waitsFor(left, NOW.plusSeconds(10))).isEmpty();
  }

  @Test
  void waitsForNothingWhileItWorksOrIsOver() {
    Migration working = database.backfilling("working");

    assertThat(waitsFor(working, NOW)).isEmpty();
    assertThat(waitsFor(database.save(working.abort(null, Map.of(), NOW)), NOW)).isEmpty();
  }

  private void assertStandsAndSays(Migration migration, Instant now, String what) {
    assertThat(waitsFor(migration, now)).hasValue(what);
    Migration before = find(migration.id());
    advance(migration.id(), now);
    assertThat(find(migration.id())).as("moved by nobody").isEqualTo(before);
  }

  private Optional<String> waitsFor(Migration migration, Instant now) {
    return waits(phases(now)).of(migration);
  }

  private void advance(String id, Instant now) {
    AllPhases phases = phases(now);
    MeasureRehearsal measure =
        new MeasureRehearsal(
            new UntouchedTarget(),
            new JdbcReadings(database.client),
            Clock.fixed(now, ZoneOffset.UTC));
    new AdvanceMigration(database.migrations, commit(), phases, waits(phases), measure).advance(id);
  }

  private CommitTransition commit() {
    Announcements nobody = transition -> {};
    return new CommitTransition(
        database.transactions, database.migrations, nobody, database.queues, id -> {});
  }

  private ExplainWait waits(AllPhases phases) {
    return new ExplainWait(
        phases,
        database.queues,
        verdicts,
        new JdbcStandstills(database.client),
        database.migrations);
  }

  private AllPhases phases(Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    UntouchedTarget target = new UntouchedTarget();
    RunSteps steps =
        new RunSteps(
            target,
            new JdbcStepRuns(database.client),
            new JdbcStandstills(database.client),
            database.migrations);
    return new AllPhases(
        new PhaseTools(steps, target, new JdbcPortraits(database.client), Traces.NONE, clock),
        carryPass(new Pacing(BookKeeping.SETTINGS, clock)),
        new ProofByApplications(new NoSnapshots(), new JdbcForgetfulWriters(database.client)),
        new QueriesBeforeSwitch(new JdbcQueryComparisons(database.client), Duration.ofMinutes(5)));
  }

  private CarryPass carryPass(Pacing pacing) {
    return new CarryPass(
        new Books(database.passes, database.ranges, database.badRows),
        new GiveOutRanges(
            database.transactions,
            database.passes,
            database.ranges,
            (migration, pass, extent, range) -> {},
            pacing),
        plan -> List.of(),
        pacing);
  }

  private void answer(Migration migration, Outcome outcome, Instant at) {
    verdicts.keep(
        new Verdict(
            Question.of(migration, Phase.TIGHTEN),
            outcome,
            List.of(
                new Finding(
                    "groups",
                    outcome,
                    "billing has not caught up",
                    null,
                    Map.of(),
                    null,
                    null,
                    null,
                    null),
                new Finding(
                    "schemas",
                    Outcome.PASS,
                    "all can read it",
                    null,
                    Map.of(),
                    null,
                    null,
                    null,
                    null)),
            new Validity(at, at.plusSeconds(60))));
  }

  private Migration skipTo(Phase phase, Migration start) {
    Migration migration = start;
    for (Phase earlier : Phase.values()) {
      if (earlier.compareTo(phase) < 0) {
        migration = database.save(migration.skip(earlier, "test", NOW));
      }
    }
    return migration;
  }

  private Migration find(String id) {
    return database.migrations.find(id).orElseThrow();
  }
}
