package dev.cinch.backbone.outbox;

import dev.cinch.backbone.outbox.UnsentEvents.Backlog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the relay shows of itself. Only the leader knows the backlog; elsewhere it is not a number.
 */
final class RelayMetrics {

  private final MeterRegistry meters;
  private final Clock clock;
  private final Counter sent;
  private volatile boolean leader;
  private volatile @Nullable Backlog backlog;

  RelayMetrics(MeterRegistry meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
    this.sent =
        Counter.builder("cinch.outbox.sent")
            .description("Events that the relay has sent")
            .register(meters);
    gauge("cinch.outbox.leader", "1 where this instance's relay leads", m -> m.leader ? 1 : 0);
    gauge("cinch.outbox.unsent", "Events not sent yet", m -> m.of(Backlog::unsent));
    gauge("cinch.outbox.refused", "Events the broker will never take", m -> m.of(Backlog::refused));
    gauge("cinch.outbox.oldest.age.seconds", "Age of the oldest unsent event", m -> m.of(m::age));
  }

  void leads(boolean leads) {
    leader = leads;
    if (!leads) {
      backlog = null;
    }
  }

  void backlog(Backlog seen) {
    backlog = seen;
  }

  void sent(int events) {
    sent.increment(events);
  }

  void failed(String reason) {
    Counter.builder("cinch.outbox.failures")
        .description("Attempts of the relay that failed")
        .tag("reason", reason)
        .register(meters)
        .increment();
  }

  private double age(Backlog seen) {
    return seen.oldest().equals(Instant.MAX)
        ? 0
        : Duration.between(seen.oldest(), clock.instant()).toMillis() / 1000.0;
  }

  private double of(ToDoubleFunction<Backlog> value) {
    Backlog seen = backlog;
    return seen == null ? Double.NaN : value.applyAsDouble(seen);
  }

  private void gauge(String name, String description, ToDoubleFunction<RelayMetrics> value) {
    Gauge.builder(name, this, value).description(description).register(meters);
  }
}
