package dev.cinch.worker.metrics;

import dev.cinch.worker.slot.Condition;
import dev.cinch.worker.slot.SlotPool;
import dev.cinch.worker.slot.SlotStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How many slots are at what. */
public final class SlotMeters implements MeterBinder {

  private final SlotPool pool;

  public SlotMeters(SlotPool pool) {
    this.pool = pool;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    for (Condition condition : Condition.values()) {
      Gauge.builder("cinch.worker.slots", () -> count(condition))
          .description("Slots in a condition")
          .tag("condition", condition.name())
          .register(meters);
    }
    Gauge.builder("cinch.worker.slot.restarts", this::restarts)
        .description("How often slots have begun anew")
        .register(meters);
  }

  private long count(Condition condition) {
    return pool.statuses().stream().filter(slot -> slot.condition() == condition).count();
  }

  private long restarts() {
    return pool.statuses().stream().mapToLong(SlotStatus::restarts).sum();
  }
}
