package dev.cinch.backbone.outbox;

import dev.cinch.backbone.outbox.UnsentEvents.Backlog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    // there from the beginning: of a counter that begins at 1 nobody sees that it rose
    List.of("broker", "registry", "fenced", "held", "refused").forEach(this::failures);
    gauge("cinch.outbox.leader", "1 where this instance's relay leads", m -> m.leader ? 1 : 0);
    gauge("cinch.outbox.unsent", "Events not sent yet", m -> m.of(Backlog::unsent));
    gauge("cinch.outbox.refused", "Events the broker will never take", m -> m.of(Backlog::refused));
    Gauge.builder("cinch.outbox.oldest.age", this, m -> m.of(m::age))
        .description("Age of the oldest unsent event")
        .baseUnit("seconds")
        .register(meters);
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
    failures(reason).increment();
  }

  private Counter failures(String reason) {
    return Counter.builder("cinch.outbox.failures")
        .description("Attempts of the relay that failed")
        .tag("reason", reason)
        .register(meters);
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
