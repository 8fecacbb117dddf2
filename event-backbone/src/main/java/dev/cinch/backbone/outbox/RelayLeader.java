package dev.cinch.backbone.outbox;

import dev.cinch.backbone.client.BackOff;
import dev.cinch.backbone.registry.RegistryUnavailableException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a relay does while it leads. Used by one thread. */
final class RelayLeader {

  private static final Logger log = LoggerFactory.getLogger(RelayLeader.class);

  private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
  private static final Duration LONGEST_STEP = Duration.ofMillis(500);
  private static final Duration MEASURE = Duration.ofSeconds(1);
  private static final Duration HOLD = Duration.ofSeconds(5);

  private final Supplier<RelayProducer> producers;
  private final OutboxProperties properties;
  private final RelayMetrics metrics;
  private final Clock clock;
  private final Map<String, Instant> heldTopics = new HashMap<>();
  private Instant nextMeasure = Instant.MIN;
  private Instant nextCleanup = Instant.MIN;
  private int failures;
  private int oneByOne;

  RelayLeader(
      Supplier<RelayProducer> producers,
      OutboxProperties properties,
      RelayMetrics metrics,
      Clock clock) {
    this.producers = producers;
    this.properties = properties;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Leads until it is stopped or loses the session, which throws. The producer is opened only while
   * the session is there, and the session is asked again for what to send after that: whoever
   * sleeps between the two either is fenced or finds no session.
   */
  void lead(LeaderSession session, CountDownLatch stopped) throws SQLException {
    UnsentEvents events = new UnsentEvents(session.jdbc());
    while (stopped.getCount() > 0) {
      session.check();
      try (RelayProducer producer = producers.get()) {
        sendUntilStopped(session, events, producer, stopped);
      } catch (SuspectBatchException e) {
        oneByOne = e.events();
        log.warn("{}; they are sent one by one, to find out which it is", e.getMessage());
      } catch (RefusedEventException e) {
        events.refuse(e.event(), String.valueOf(e.getMessage()), clock.instant());
        metrics.failed("refused");
        log.error(
            "{}; later events of key '{}' wait behind it until it is removed from the outbox or its refused_at cleared",
            e.getMessage(),
            e.event().key());
      } catch (HeldTopicException e) {
        heldTopics.put(e.topic(), clock.instant().plus(HOLD));
        metrics.failed("held");
        log.error("{}; its events wait, tried again in {}", e.getMessage(), HOLD);
      } catch (ProducerFencedException e) {
        metrics.failed("fenced");
        throw e;
      } catch (KafkaException | RegistryUnavailableException e) {
        backOff(session, stopped, e);
      }
    }
  }

  private void sendUntilStopped(
      LeaderSession session, UnsentEvents events, RelayProducer producer, CountDownLatch stopped)
      throws SQLException {
    while (stopped.getCount() > 0) {
      boolean more = sendNext(events, producer);
      failures = 0;
      measure(events);
      cleanUp(events);
      if (!more) {
        awaitAppend(session, stopped);
      }
    }
  }

  /** In short steps, so that a stop is not kept waiting. */
  private void awaitAppend(LeaderSession session, CountDownLatch stopped) throws SQLException {
    Duration left = properties.pollInterval();
    while (left.compareTo(Duration.ZERO) > 0 && stopped.getCount() > 0) {
      Duration step = left.compareTo(LONGEST_STEP) < 0 ? left : LONGEST_STEP;
      if (session.awaitAppend(step)) {
        return;
      }
      left = left.minus(step);
    }
  }

  /** Gives whether there may be more to send. */
  private boolean sendNext(UnsentEvents events, RelayProducer producer) {
    heldTopics.values().removeIf(until -> until.isBefore(clock.instant()));
    int limit = oneByOne > 0 ? 1 : properties.batchSize();
    oneByOne = Math.max(0, oneByOne - 1);
    List<OutboxEvent> next = events.next(limit, heldTopics.keySet());
    if (!next.isEmpty()) {
      producer.send(next);
      events.markSent(next, clock.instant());
      metrics.sent(next.size());
    }
    return next.size() == limit;
  }

  private void measure(UnsentEvents events) {
    if (clock.instant().isBefore(nextMeasure)) {
      return;
    }
    metrics.backlog(events.backlog());
    nextMeasure = clock.instant().plus(MEASURE);
  }

  private void cleanUp(UnsentEvents events) {
    Instant now = clock.instant();
    if (now.isBefore(nextCleanup)) {
      return;
    }
    int deleted = events.deleteSent(now.minus(properties.retention()), properties.cleanupBatch());
    if (deleted < properties.cleanupBatch()) {
      nextCleanup = now.plus(properties.cleanupInterval());
    }
  }

  /**
   * Waits with growing, jittered pauses; keeps the session awake, since it is not this that failed.
   */
  private void backOff(LeaderSession session, CountDownLatch stopped, RuntimeException reason) {
    metrics.failed(reason instanceof RegistryUnavailableException ? "registry" : "broker");
    failures++;
    long rest = new BackOff(FIRST_BACK_OFF, properties.maxBackOff()).after(failures).toMillis();
    log.warn("Cannot send events: {}; nothing is lost, next attempt in {} ms", reason, rest);
    long step = properties.takeoverAfter().toMillis() / 4;
    while (rest > 0 && !stopped(stopped, Math.min(step, rest))) {
      session.check();
      rest -= step;
    }
  }

  private static boolean stopped(CountDownLatch stopped, long millis) {
    try {
      return stopped.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
