package dev.cinch.worker.metrics;

import dev.cinch.worker.pace.Throttle;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How far the targets' health holds this worker back. */
public final class PaceMeters implements MeterBinder {

  private final Throttle throttle;

  public PaceMeters(Throttle throttle) {
    this.throttle = throttle;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("cinch.worker.pace.share", this::lowest)
        .description("Share of its time that a slot may work, for the migration held back most")
        .register(meters);
  }

  private double lowest() {
    return throttle.shares().values().stream().mapToDouble(share -> share).min().orElse(1);
  }
}
