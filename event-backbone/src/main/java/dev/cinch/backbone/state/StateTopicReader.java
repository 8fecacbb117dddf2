package dev.cinch.backbone.state;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.backbone.event.EventDecoder;
import dev.cinch.backbone.event.ReceivedEvent;
import dev.cinch.events.TopicDefinition;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.context.SmartLifecycle;

/**
 * Reads a compacted topic whole, from its beginning and on, without a group: each process has it
 * all.
 *
 * @param <T> the record that the topic carries
 */
public final class StateTopicReader<T extends SpecificRecord> implements SmartLifecycle {

  private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
  private volatile boolean running;

  /** Makes a reader; declare it as a bean, or start and stop it by hand. */
  public StateTopicReader(
      TopicDefinition<T> topic,
      KafkaClients clients,
      EventDecoder decoder,
      Consumer<ReceivedEvent<T>> listener) {}

  /** Completes once the listener has had all that the topic held when reading began. */
  public CompletableFuture<Void> caughtUp() {
    return caughtUp;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
