package dev.cinch.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.worker.slot.Condition;
import dev.cinch.worker.slot.SlotStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class SlotsHealthIndicatorTest {

  @ParameterizedTest
  @CsvSource({
    "IDLE, UP",
    "BUSY, UP",
    "STARTING, DOWN",
    "BACKING_OFF, DOWN",
    "ENDED, DOWN",
    "DEAD, DOWN"
  })
  void isDownUnlessEachSlotTakesRanges(Condition condition, String status) {
    assertThat(health(idle("w/1"), slot("w/2", condition)).getStatus())
        .isEqualTo(new Status(status));
  }

  @Test
  void saysWhatEachSlotIsAtAndWhatIsWrong() {
    SlotStatus broken =
        new SlotStatus("w/2", Condition.BACKING_OFF, 3, Optional.of("no such group"));

    assertThat(health(idle("w/1"), broken).getDetails())
        .isEqualTo(
            Map.of(
                "w/1", "IDLE",
                "w/2", "BACKING_OFF, begun anew 3 times, because of no such group"));
  }

  private static Health health(SlotStatus... slots) {
    return new SlotsHealthIndicator(() -> List.of(slots)).health();
  }

  private static SlotStatus idle(String name) {
    return slot(name, Condition.IDLE);
  }

  private static SlotStatus slot(String name, Condition condition) {
    return new SlotStatus(name, condition, 0, Optional.empty());
  }
}
