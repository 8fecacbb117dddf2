package dev.cinch.backbone.inbox;

import dev.cinch.events.Namespace;
import dev.cinch.events.TopicDefinition;
import org.apache.avro.specific.SpecificRecord;

/**
 * Who reads what, and what it does with it.
 *
 * @param <T> the record that is read
 * @param topic the topic
 * @param group the consumer group; also the name under which the inbox remembers events
 * @param handler has the effect of each event
 * @param concurrency how many threads read, each some of the partitions
 */
public record Subscription<T extends SpecificRecord>(
    TopicDefinition<T> topic, String group, EventHandler<T> handler, int concurrency) {

  /** A subscription with one thread. */
  public static <T extends SpecificRecord> Subscription<T> of(
      TopicDefinition<T> topic, String group, EventHandler<T> handler) {
    return new Subscription<>(topic, group, handler, 1);
  }

  /** The same subscription to the topic, and with the group, of this suite. */
  Subscription<T> in(Namespace namespace) {
    return new Subscription<>(namespace.topic(topic), namespace.group(group), handler, concurrency);
  }

  /** The same subscription with several threads. */
  public Subscription<T> withConcurrency(int threads) {
    return new Subscription<>(topic, group, handler, threads);
  }
}
