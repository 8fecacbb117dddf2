package dev.cinch.planner.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.planner.SamplePlan;
import dev.cinch.planner.migration.MigrationEvent.PhaseMoved;
import dev.cinch.planner.migration.MigrationEvent.StateMoved;
import dev.cinch.planner.migration.SyncRule.Forward;
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
