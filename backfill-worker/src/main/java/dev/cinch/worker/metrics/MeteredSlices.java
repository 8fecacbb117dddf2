package dev.cinch.worker.metrics;

import dev.cinch.worker.range.Slices;
import dev.cinch.worker.range.Work;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** How long transactions take. */
public final class MeteredSlices implements Slices {

  private final MeterRegistry meters;

  public MeteredSlices(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void written(Work work, Duration duration) {
    Timer.builder("cinch.worker.slice")
        .description("Transactions on a target")
        .tag("work", work.name())
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1))
        .maximumExpectedValue(Duration.ofSeconds(10))
        .register(meters)
        .record(duration);
  }
}
