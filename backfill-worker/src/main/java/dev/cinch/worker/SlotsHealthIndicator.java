package dev.cinch.worker;

import dev.cinch.worker.slot.SlotStatus;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down while any slot takes no ranges. */
final class SlotsHealthIndicator extends AbstractHealthIndicator {

  private final Supplier<List<SlotStatus>> slots;

  SlotsHealthIndicator(Supplier<List<SlotStatus>> slots) {
    this.slots = slots;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    List<SlotStatus> statuses = slots.get();
    if (statuses.stream().allMatch(SlotsHealthIndicator::takesRanges)) {
      health.up();
    } else {
      health.down();
    }
    statuses.forEach(slot -> health.withDetail(slot.name(), describe(slot)));
  }

  private static boolean takesRanges(SlotStatus slot) {
    return switch (slot.condition()) {
      case IDLE, BUSY -> true;
      case STARTING, BACKING_OFF, ENDED, DEAD -> false;
    };
  }

  private static String describe(SlotStatus slot) {
    return slot.condition()
        + (slot.restarts() == 0 ? "" : ", begun anew %d times".formatted(slot.restarts()))
        + slot.problem().map(problem -> ", because of " + problem).orElse("");
  }
}
