package dev.cinch.planner.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.planner.SamplePlan;
import dev.cinch.planner.migration.MigrationEvent.PhaseMoved;
import dev.cinch.planner.migration.MigrationEvent.StateMoved;
import dev.cinch.planner.migration.SyncRule.Forward;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.PlanReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrationTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final SyncRule RULE =
      new SyncRule(new Forward("new.a", "digest", List.of("a"), false), null);

  @Test
  void startsActiveAtItsFirstPhase() {
    Migration migration = start();

    assertThat(migration.state()).isEqualTo(State.ACTIVE);
    assertThat(migration.attempt()).isEqualTo(1);
    assertThat(migration.epoch()).isEqualTo(1);
    assertThat(migration.phaseAtHand()).contains(Phase.EXPAND);
    assertThat(migration.revision().seq()).isEqualTo(1);
  }

  @Test
  void goesFromPhaseToPhase() {
    Migration migration = run(start(), Phase.EXPAND);
    assertThat(migration.phaseAtHand()).contains(Phase.SYNC);
    migration = migration.skip(Phase.SYNC, "not needed", NOW).migration();
    assertThat(migration.phaseAtHand()).contains(Phase.BACKFILL);
    assertThat(migration.recordOf(Phase.SYNC).reason()).isEqualTo("not needed");
  }

  @Test
  void keepsTheRuleThatSyncFound() {
    Migration migration = run(start(), Phase.EXPAND).begin(Phase.SYNC, NOW).migration();

    assertThat(migration.finishSync(RULE, Map.of(), NOW).migration().sync()).isEqualTo(RULE);
  }

  @Test
  void raisesTheEpochWhenAPassIsLeft() {
    Migration running = skipTo(Phase.BACKFILL).begin(Phase.BACKFILL, NOW).migration();
    Migration left = running.finishPass(Phase.BACKFILL, Progress.NONE, Map.of(), NOW).migration();

    assertThat(left.epoch()).isEqualTo(running.epoch() + 1);
    assertThat(left.attempt()).isEqualTo(running.attempt());
  }

  @Test
  void stepsBackFromTheGateAndComparesEveryRowOnceMore() {
    Migration verified = run(skipTo(Phase.VERIFY), Phase.VERIFY);
    Migration gated = run(verified, Phase.INDEX).askGate(Phase.TIGHTEN, NOW).migration();

    Migration again =
        gated
            .stepBack(Phase.TIGHTEN, "too old", NOW)
            .migration()
            .verifyAgain("too old", NOW)
            .migration();

    assertThat(again.phaseAtHand()).contains(Phase.VERIFY);
    assertThat(again.statusOf(Phase.VERIFY)).isEqualTo(PhaseStatus.RUNNING);
    assertThat(again.statusOf(Phase.INDEX)).isEqualTo(PhaseStatus.DONE);
    Migration done = again.finish(Phase.VERIFY, Map.of(), NOW).migration();
    assertThat(done.phaseAtHand()).contains(Phase.TIGHTEN);
  }

  @Test
  void raisesItsSeqWithEachTransition() {
    Migration migration = start();
    Migration paused = migration.pause("look", NOW).migration();
    Migration counted = migration.report(Progress.NONE, NOW).migration();

    assertThat(paused.revision().seq()).isEqualTo(2);
    assertThat(counted.revision().seq()).isEqualTo(2);
  }

  @Test
  void standsStillWhenAPhaseFails() {
    Transition failed =
        start().begin(Phase.EXPAND, NOW).migration().fail(Phase.EXPAND, "no lock", NOW);

    assertThat(failed.migration().state()).isEqualTo(State.PAUSED);
    assertThat(failed.migration().statusOf(Phase.EXPAND)).isEqualTo(PhaseStatus.FAILED);
    assertThat(failed.events())
        .containsExactly(
            new PhaseMoved(
                Phase.EXPAND, PhaseStatus.RUNNING, PhaseStatus.FAILED, "no lock", Map.of()),
            new StateMoved(State.ACTIVE, State.PAUSED, "no lock"));
  }

  @Test
  void runsAFailedPhaseAgainWhenItIsResumed() {
    Migration failed =
        start().begin(Phase.EXPAND, NOW).migration().fail(Phase.EXPAND, "no lock", NOW).migration();
    Migration resumed = failed.resume("lock is free", NOW).migration();

    assertThat(resumed.state()).isEqualTo(State.ACTIVE);
    assertThat(resumed.statusOf(Phase.EXPAND)).isEqualTo(PhaseStatus.RUNNING);
    assertThat(resumed.attempt()).isEqualTo(2);
  }

  @Test
  void goesOnWithARunningPhaseWhenItIsResumed() {
    Migration paused = start().begin(Phase.EXPAND, NOW).migration().pause(null, NOW).migration();
    Transition resumed = paused.resume(null, NOW);

    assertThat(resumed.migration().statusOf(Phase.EXPAND)).isEqualTo(PhaseStatus.RUNNING);
    assertThat(resumed.events()).containsExactly(new StateMoved(State.PAUSED, State.ACTIVE, null));
  }

  @Test
  void asksTheGateAgainInANewAttempt() {
    Migration gated = skipTo(Phase.TIGHTEN).askGate(Phase.TIGHTEN, NOW).migration();
    Transition again = gated.pause(null, NOW).migration().resume(null, NOW);
    assertThat(again.events())
        .contains(
            new PhaseMoved(Phase.TIGHTEN, PhaseStatus.GATED, PhaseStatus.GATED, null, Map.of()));

    Migration running = gated.begin(Phase.TIGHTEN, NOW).migration();
    Migration resumed = running.pause(null, NOW).migration().resume(null, NOW).migration();
    assertThat(resumed.statusOf(Phase.TIGHTEN)).isEqualTo(PhaseStatus.GATED);
  }

  @Test
  void tellsReadersToSwitchOnceSwitchRuns() {
    Migration before = skipTo(Phase.SWITCH);
    assertThat(before.readsNew()).isFalse();
    assertThat(before.begin(Phase.SWITCH, NOW).migration().readsNew()).isTrue();
    assertThat(run(before, Phase.SWITCH).readsNew()).isTrue();
  }

  @Test
  void isCompleteOnlyOnce() {
    Migration done = start().complete(NOW).migration();

    assertThat(done.state()).isEqualTo(State.COMPLETED);
    assertThatThrownBy(() -> done.pause(null, NOW))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessage("Cannot go from COMPLETED to PAUSED");
  }

  @Test
  void refusesAStepThatTheTableDoesNotAllow() {
    Migration migration = start();

    assertThatThrownBy(() -> migration.finish(Phase.EXPAND, Map.of(), NOW))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessage("Cannot move EXPAND from PENDING to DONE");
  }

  @Test
  void remembersWhatWasApproved() {
    assertThat(start().approve(Phase.SWITCH, NOW).migration().course().approved())
        .containsExactly(Phase.SWITCH);
  }

  @Test
  void refusesToApproveWhatDoesNotWaitForIt() {
    assertThatThrownBy(() -> start().approve(Phase.INDEX, NOW))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessage("only SWITCH waits for approval, and only until it begins; INDEX is PENDING");
  }

  @Test
  void isToldOnceThatTheApplicationsWriteBothColumns() {
    Migration started = Migration.start(byApplications(), NOW).migration();
    assertThat(started.approvable()).containsExactly(Phase.SWITCH);
    assertThatThrownBy(() -> started.approve(Phase.SYNC, NOW))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessage(
            "nobody can write column reference_text before EXPAND has added it; EXPAND is PENDING");

    Migration expanded = run(started, Phase.EXPAND);
    assertThat(expanded.approvable()).containsExactly(Phase.SYNC, Phase.SWITCH);
    Migration approved = expanded.approve(Phase.SYNC, NOW).migration();
    assertThat(approved.course().approved()).containsExactly(Phase.SYNC);
    assertThatThrownBy(() -> run(approved, Phase.SYNC).approve(Phase.SYNC, NOW))
        .hasMessage(
            "only SYNC and SWITCH wait for approval, and only until it begins; SYNC is DONE");
  }

  @Test
  void waitsForNobodyWhereATriggerWritesTheColumn() {
    Migration expanded = run(start(), Phase.EXPAND);
    assertThat(expanded.approvable()).containsExactly(Phase.SWITCH);
    assertThatThrownBy(() -> expanded.approve(Phase.SYNC, NOW))
        .hasMessage("only SWITCH waits for approval, and only until it begins; SYNC is PENDING");
  }

  @Test
  void takesApprovalOfTheDropOnTheWayBackOnlyWhereApplicationsWriteTheColumn() {
    Migration expanded = run(Migration.start(byApplications(), NOW).migration(), Phase.EXPAND);
    assertThatThrownBy(() -> expanded.approve(Phase.EXPAND, NOW))
        .hasMessage(
            "EXPAND waits for approval on the way back only, as long as it is not undone; it is DONE, and the migration ACTIVE");

    Migration back = expanded.rollBack(null, NOW).migration();

    assertThat(back.approvable()).containsExactly(Phase.EXPAND);
    assertThat(back.approve(Phase.EXPAND, NOW).migration().course().approved())
        .containsExactly(Phase.EXPAND);
    assertThat(back.undo(Phase.EXPAND, NOW).migration().approvable()).isEmpty();
    assertThat(run(start(), Phase.EXPAND).rollBack(null, NOW).migration().approvable()).isEmpty();
  }

  @Test
  void canBeTakenBackAfterSwitchWhereTheApplicationsGoOnToWriteBoth() {
    Migration switched = Migration.start(byApplications(), NOW).migration();
    for (Phase phase : Phase.values()) {
      if (phase.compareTo(Phase.RETIRE) < 0) {
        switched = run(switched, phase);
      }
    }
    assertThat(switched.noWayBack()).isEmpty();
    assertThat(switched.begin(Phase.RETIRE, NOW).migration().noWayBack()).isPresent();
  }

  private static Plan byApplications() {
    return new PlanReader()
        .read(
            SamplePlan.YAML
                .replace("mode: trigger", "mode: application")
                .replace("  backward: reference_text::integer\n", ""));
  }

  @Test
  void countsAnewInEachPassOverTheRows() {
    Progress counted =
        new Progress(
            1,
            new Progress.Pages(9, 9),
            new Progress.RangeCount(1, 0, 0),
            new Progress.Rows(5, 5, 0),
            2);
    Migration filled = skipTo(Phase.VERIFY).report(counted, NOW).migration();

    assertThat(filled.begin(Phase.VERIFY, NOW).migration().progress())
        .as("but forgets no bad row")
        .isEqualTo(
            new Progress(
                0,
                new Progress.Pages(0, 0),
                new Progress.RangeCount(0, 0, 0),
                new Progress.Rows(0, 0, 0),
                2));
    Migration verified = skipTo(Phase.INDEX).report(counted, NOW).migration();
    assertThat(verified.begin(Phase.INDEX, NOW).migration().progress()).isEqualTo(counted);
  }

  @Test
  void turnsRoundAtThePhaseThatHasBegunLast() {
    Migration running = run(start(), Phase.EXPAND).begin(Phase.SYNC, NOW).migration();
    Transition turned = running.rollBack("wrong type", NOW);
    Migration back = turned.migration();

    assertThat(turned.events())
        .containsExactly(new StateMoved(State.ACTIVE, State.ROLLING_BACK, "wrong type"));
    assertThat(back.attempt()).isEqualTo(2);
    assertThat(back.phaseAtHand()).contains(Phase.SYNC);
    back = back.undo(Phase.SYNC, NOW).migration();
    assertThat(back.phaseAtHand()).contains(Phase.EXPAND);
    back = back.undo(Phase.EXPAND, NOW).migration();
    assertThat(back.phaseAtHand()).isEmpty();
    assertThat(back.statusOf(Phase.BACKFILL)).isEqualTo(PhaseStatus.PENDING);
    assertThat(back.completeRollback(Map.of(), NOW).migration().state())
        .isEqualTo(State.ROLLED_BACK);
  }

  @Test
  void goesOnBackwardsWhenARollbackIsResumed() {
    Migration stopped =
        run(start(), Phase.EXPAND)
            .rollBack(null, NOW)
            .migration()
            .stopRollback("no lock", NOW)
            .migration();
    assertThat(stopped.state()).isEqualTo(State.PAUSED);

    assertThat(stopped.resume(null, NOW).migration().state()).isEqualTo(State.ROLLING_BACK);
  }

  @Test
  void hasNoWayBackOnceRetireHasBegun() {
    Migration gated = skipTo(Phase.RETIRE).askGate(Phase.RETIRE, NOW).migration();
    assertThat(gated.noWayBack()).isEmpty();

    assertThatThrownBy(() -> gated.begin(Phase.RETIRE, NOW).migration().rollBack(null, NOW))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessage("there is no way back: RETIRE has begun, and what it drops can't be restored");
  }

  @Test
  void hasNoWayBackFromASwitchWithoutABackwardExpression() {
    Plan oneWay =
        new PlanReader().read(SamplePlan.YAML.replace("  backward: reference_text::integer\n", ""));
    Migration migration = Migration.start(oneWay, NOW).migration();
    for (Phase phase : Phase.values()) {
      if (phase.compareTo(Phase.SWITCH) < 0) {
        migration = migration.skip(phase, "not needed", NOW).migration();
      }
    }
    assertThat(migration.noWayBack()).isEmpty();
    assertThat(migration.begin(Phase.SWITCH, NOW).migration().noWayBack())
        .hasValueSatisfying(why -> assertThat(why).contains("no backward expression"));
  }

  @Test
  void readsTheOldColumnAgainOnceSwitchIsUndone() {
    Migration switched = run(skipTo(Phase.SWITCH), Phase.SWITCH);
    Migration back = switched.rollBack(null, NOW).migration();
    assertThat(back.readsNew()).isTrue();
    assertThat(back.undo(Phase.SWITCH, NOW).migration().readsNew()).isFalse();
  }

  private static Migration start() {
    return Migration.start(SamplePlan.read(), NOW).migration();
  }

  private static Migration run(Migration migration, Phase phase) {
    return migration.begin(phase, NOW).migration().finish(phase, Map.of(), NOW).migration();
  }

  private static Migration skipTo(Phase phase) {
    Migration migration = start();
    for (Phase earlier : Phase.values()) {
      if (earlier == phase) {
        return migration;
      }
      migration = migration.skip(earlier, "test", NOW).migration();
    }
    throw new IllegalStateException("no phase " + phase);
  }
}
