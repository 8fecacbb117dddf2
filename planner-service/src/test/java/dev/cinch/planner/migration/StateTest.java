package dev.cinch.planner.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StateTest {

  @Test
  void movesOnlyAsTheTableSays() {
    assertThat(PhaseStatusTest.table(State.values(), State::mayBecome))
        .containsExactly(
            "from\\to  ACTIVE PAUSED ROLLING_BACK ROLLED_BACK ABORTED COMPLETED",
            "ACTIVE   - x x - x x",
            "PAUSED   x - x - x -",
            "ROLLING_BACK - x - x x -",
            "ROLLED_BACK - - - - - -",
            "ABORTED  - - - - - -",
            "COMPLETED - - - - - -");
  }

  @Test
  void isFinalWhereNothingFollows() {
    assertThat(State.values())
        .filteredOn(State::isFinal)
        .containsExactly(State.ROLLED_BACK, State.ABORTED, State.COMPLETED);
  }
}
