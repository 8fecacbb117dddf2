package dev.cinch.planner.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhaseStatusTest {

  @Test
  void movesOnlyAsTheTableSays() {
    assertThat(table(PhaseStatus.values(), PhaseStatus::mayBecome))
        .containsExactly(
            "from\\to  PENDING SKIPPED GATED RUNNING DONE FAILED UNDONE",
            "PENDING  - x x x - x -",
            "SKIPPED  - - - - - - -",
            "GATED    x - - x - x x",
            "RUNNING  - - x - x x x",
            "DONE     - - - x - - x",
            "FAILED   - - x x - - x",
            "UNDONE   - - - - - - -");
  }

  @Test
  void letsTheNextPhaseBeginBehindWhatIsDoneOrSkipped() {
    assertThat(PhaseStatus.values())
        .filteredOn(PhaseStatus::isBehindUs)
        .containsExactly(PhaseStatus.SKIPPED, PhaseStatus.DONE);
  }

  interface Rule<T> {
    boolean allows(T from, T to);
  }

  static <T extends Enum<T>> List<String> table(T[] all, Rule<T> rule) {
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder("from\\to ");
    for (T to : all) {
      head.append(' ').append(to);
    }
    lines.add(head.toString());
    for (T from : all) {
      StringBuilder line = new StringBuilder("%-8s".formatted(from));
      for (T to : all) {
        line.append(rule.allows(from, to) ? " x" : " -");
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
