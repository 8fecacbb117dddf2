package dev.cinch.backbone.outbox;

import dev.cinch.backbone.client.BackOff;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Carries events from the outbox to Kafka: one leader among all instances of a service.
 *
 * <p>The leader holds an advisory lock in the service's database and a Kafka producer with the
 * service's fixed {@code transactional.id}. Losing the session ends its reading and marking; a new
 * leader's producer fences its sending. So an old leader that wakes up changes nothing. What was
 * sent but not marked before a crash is sent again, in the same order; receivers know an event by
 * its id.
 *
 * <p>While broker, registry or database are away it backs off, and nothing is lost. An event that
 * the broker will never take is marked refused, counted and logged; later events of its topic and
 * key wait behind it until somebody removes it or clears {@code refused_at}; all others go on.
 */
public final class OutboxRelay implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

  private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
  private static final long STOP_SECONDS = 15;

  private final String name;
  private final DataSource dataSource;
  private final OutboxProperties properties;
  private final RelayLeader leader;
  private final RelayMetrics metrics;
  private CountDownLatch stopped = new CountDownLatch(0);
  private @Nullable Thread thread;

  OutboxRelay(
      String name,
      DataSource dataSource,
      OutboxProperties properties,
      RelayLeader leader,
      RelayMetrics metrics) {
    this.name = name;
    this.dataSource = dataSource;
    this.properties = properties;
    this.leader = leader;
    this.metrics = metrics;
  }

  @Override
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    CountDownLatch stop = new CountDownLatch(1);
    Thread relay = new Thread(() -> run(stop), name);
    relay.setDaemon(true);
    stopped = stop;
    thread = relay;
    relay.start();
  }

  /** Ends after the batch at hand. */
  @Override
  public synchronized void stop() {
    stopped.countDown();
    Thread relay = thread;
    if (relay == null) {
      return;
    }
    try {
      relay.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    relay.interrupt();
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null && thread.isAlive();
  }

  /** Whether an error of the whole machine has ended it. */
  synchronized boolean isDead() {
    return !isRunning() && stopped.getCount() > 0;
  }

  /** Before whatever appends events, so that it is stopped after it. */
  @Override
  public int getPhase() {
    return 0;
  }

  private void run(CountDownLatch stop) {
    BackOff backOff = new BackOff(FIRST_BACK_OFF, properties.maxBackOff());
    int failures = 0;
    while (stop.getCount() > 0) {
      Duration pause = properties.pollInterval();
      try {
        leadIfFree(stop);
        failures = 0;
      } catch (SQLException | RuntimeException e) {
        pause = backOff.after(++failures);
        log.warn("The relay {} stands down for {} ms: {}", name, pause.toMillis(), e.toString());
      } finally {
        metrics.leads(false);
      }
      pause(stop, pause);
    }
  }

  private void leadIfFree(CountDownLatch stop) throws SQLException {
    Optional<LeaderSession> free =
        LeaderSession.tryOpen(dataSource, name, properties.takeoverAfter());
    if (free.isPresent()) {
      try (LeaderSession session = free.get()) {
        log.info("This instance's outbox relay {} leads", name);
        metrics.leads(true);
        leader.lead(session, stop);
      }
    }
  }

  private static void pause(CountDownLatch stop, Duration time) {
    try {
      stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stop.countDown();
    }
  }
}
