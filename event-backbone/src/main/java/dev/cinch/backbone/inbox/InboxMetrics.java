package dev.cinch.backbone.inbox;

import dev.cinch.backbone.inbox.EventFailedException.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** What one subscription shows of itself. */
final class InboxMetrics {

  private static final String HANDLED = "handled";
  private static final String REPEATED = "repeated";
  private static final String PUT_ASIDE = "put-aside";
  private static final List<String> OUTCOMES = List.of(HANDLED, REPEATED, PUT_ASIDE);

  private final MeterRegistry meters;
  private final Tags tags;
  private final AtomicInteger waiting;

  InboxMetrics(MeterRegistry meters, Subscription<?> subscription) {
    this.meters = meters;
    this.tags = Tags.of("topic", subscription.topic().name(), "group", subscription.group());
    this.waiting = meters.gauge("cinch.inbox.waiting", tags, new AtomicInteger());
    // there from the beginning: of a counter that begins at 1 nobody sees that it rose
    OUTCOMES.forEach(this::events);
    for (Kind kind : Kind.values()) {
      failures(kind);
    }
  }

  void handled(boolean first) {
    events(first ? HANDLED : REPEATED).increment();
  }

  void putAside() {
    events(PUT_ASIDE).increment();
  }

  void failed(Kind kind) {
    failures(kind).increment();
  }

  /** How many partitions wait before a record that failed. */
  void waiting(int partitions) {
    waiting.set(partitions);
  }

  private Counter events(String outcome) {
    return meters.counter("cinch.inbox.events", tags.and("outcome", outcome));
  }

  private Counter failures(Kind kind) {
    return meters.counter(
        "cinch.inbox.failures", tags.and("kind", kind.name().toLowerCase(Locale.ROOT)));
  }
}
