package dev.cinch.consumer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says again and again what is read here, from a thread of its own. */
final class Heartbeats implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);
  private static final Schema NOT_KNOWN = Schema.create(Schema.Type.NULL);

  private final KitSettings settings;
  private final CheckerClient checker;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
  private final Map<String, Schema> told = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread heartbeat = new Thread(work, "cinch-heartbeat");
            heartbeat.setDaemon(true);
            return heartbeat;
          });

  Heartbeats(KitSettings settings, CheckerClient checker) {
    this.settings = settings;
    this.checker = checker;
  }

  void start() {
    thread.scheduleWithFixedDelay(
        this::beat, 0, settings.interval().toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Takes note of the schema that a topic is read with; the first one is told at once.
   *
   * @param schema null where it is not known
   */
  void reads(String topic, @Nullable Schema schema) {
    Schema known = schema == null ? NOT_KNOWN : schema;
    if (schemas.put(topic, known) == null) {
      thread.execute(this::beat);
    }
  }

  private void beat() {
    schemas.forEach(
        (topic, schema) -> {
          try {
            boolean first = !schema.equals(told.get(topic));
            checker.beat(topic, schema == NOT_KNOWN ? null : schema, first);
            told.put(topic, schema);
          } catch (RuntimeException failure) {
            LOG.warn(
                "Cannot tell the contract checker that {} reads {}; it is told again in {}: {}",
                settings.consumer(),
                topic,
                settings.interval(),
                failure.getMessage());
          }
        });
  }

  @Override
  public void close() {
    thread.shutdownNow();
    schemas
        .keySet()
        .forEach(
            topic -> {
              try {
                checker.leave(topic);
              } catch (RuntimeException failure) {
                LOG.debug("The contract checker finds out by itself: {}", failure.getMessage());
              }
            });
  }
}
