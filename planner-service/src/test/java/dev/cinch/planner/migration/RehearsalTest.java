package dev.cinch.planner.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.planner.SamplePlan;
import dev.cinch.planner.migration.MigrationEvent.PhaseMoved;
import dev.cinch.planner.migration.MigrationEvent.StateMoved;
import dev.cinch.planner.plan.Plan;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a migration does otherwise that is only tried out. */
class RehearsalTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void isThatOfAnotherPlanWithTheSameText() {
    Plan meant = SamplePlan.withId("orders");
    Plan rehearsal = meant.rehearsedAs("orders-rehearsal-1", "copy");

    assertThat(rehearsal.id()).isEqualTo("orders-rehearsal-1");
    assertThat(rehearsal.target()).isEqualTo("copy");
    assertThat(rehearsal.digest()).isEqualTo(meant.digest());
    assertThat(rehearsal.rehearsed()).isEqualTo(new Plan.Rehearsed("orders", "shop"));
  }

  @Test
  void asksNoGateEvenWhereItIsResumedInTheMiddleOfAPhase() {
    Migration tightening = upTo(Phase.TIGHTEN).begin(Phase.TIGHTEN, NOW).migration();
    assertThat(tightening.asksTheGate(Phase.TIGHTEN)).isFalse();

    Migration resumed = tightening.pause("lunch", NOW).migration().resume(null, NOW).migration();

    assertThat(resumed.statusOf(Phase.TIGHTEN)).isEqualTo(PhaseStatus.RUNNING);
  }

  @Test
  void turnsRoundAtOnceWhereAPhaseFails() {
    Transition failed =
        upTo(Phase.INDEX).begin(Phase.INDEX, NOW).migration().fail(Phase.INDEX, "no room", NOW);

    assertThat(failed.migration().state()).isEqualTo(State.ROLLING_BACK);
    assertThat(failed.migration().direction()).isEqualTo(Direction.BACK);
    assertThat(failed.migration().attempt()).isEqualTo(2);
    assertThat(failed.events())
        .containsExactly(
            new PhaseMoved(
                Phase.INDEX, PhaseStatus.RUNNING, PhaseStatus.FAILED, "no room", Map.of()),
            new StateMoved(State.ACTIVE, State.ROLLING_BACK, "no room"));
  }

  @Test
  void findsItsWayBackFromItsVeryEnd() {
    Migration end = run(upTo(Phase.RETIRE), Phase.RETIRE);

    Migration turned = end.rollBack("over", NOW).migration();

    assertThat(turned.phaseAtHand()).contains(Phase.RETIRE);
    assertThat(turned.undo(Phase.RETIRE, NOW).migration().phaseAtHand()).contains(Phase.SWITCH);
  }

  @Test
  void tellsNoReaderToMoveAndWaitsForNobody() {
    Migration switched = run(upTo(Phase.SWITCH), Phase.SWITCH);

    assertThat(switched.readsNew()).isFalse();
    assertThatThrownBy(() -> upTo(Phase.SWITCH).approve(Phase.SWITCH, NOW))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessage("a rehearsal waits for no approval");
  }

  private static Migration upTo(Phase last) {
    Migration migration =
        Migration.start(SamplePlan.withId("orders").rehearsedAs("orders-rehearsal-1", "copy"), NOW)
            .migration();
    for (Phase phase : Phase.values()) {
      if (phase == last) {
        return migration;
      }
      migration = run(migration, phase);
    }
    return migration;
  }

  private static Migration run(Migration migration, Phase phase) {
    return migration.begin(phase, NOW).migration().finish(phase, Map.of(), NOW).migration();
  }
}
