package dev.cinch.checker.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void keepsTheLeaderThatItKnowsUntilAnotherIsTold() {
    Tally tally = new Tally(new PartitionIndex(7, 3, Map.of(), null));

    tally.readUntil(8, null);
    assertThat(tally.index()).isEqualTo(new PartitionIndex(8, 3, Map.of(), null));

    tally.readUntil(9, 4);
    assertThat(tally.index()).isEqualTo(new PartitionIndex(9, 4, Map.of(), null));
  }
}
