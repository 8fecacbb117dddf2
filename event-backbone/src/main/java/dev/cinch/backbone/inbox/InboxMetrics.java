package dev.cinch.backbone.inbox;

import dev.cinch.backbone.inbox.EventFailedException.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** What one subscription shows of itself. */
final class InboxMetrics {

  private final MeterRegistry meters;
  private final Tags tags;
  private final AtomicInteger waiting;

  InboxMetrics(MeterRegistry meters, Subscription<?> subscription) {
    this.meters = meters;
    this.tags = Tags.of("topic", subscription.topic().name(), "group", subscription.group());
    this.waiting = meters.gauge("cinch.inbox.waiting", tags, new AtomicInteger());
  }

  void handled(boolean first) {
    count("cinch.inbox.events", "outcome", first ? "handled" : "repeated");
  }

  void putAside() {
    count("cinch.inbox.events", "outcome", "put-aside");
  }

  void failed(Kind kind) {
    count("cinch.inbox.failures", "kind", kind.name().toLowerCase(Locale.ROOT));
  }

  /** How many partitions wait before a record that failed. */
  void waiting(int partitions) {
    waiting.set(partitions);
  }

  private void count(String name, String tag, String value) {
    meters.counter(name, tags.and(tag, value)).increment();
  }
}
