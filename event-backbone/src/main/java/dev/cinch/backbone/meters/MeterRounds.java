package dev.cinch.backbone.meters;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings meters up to date every few seconds. A failure, such as of the database, ends one round.
 */
public final class MeterRounds implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(MeterRounds.class);

  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private final Runnable round;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(MeterRounds::daemon);

  public MeterRounds(Runnable round) {
    this.round = round;
  }

  public void start() {
    var unused =
        thread.scheduleWithFixedDelay(this::round, 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void round() {
    try {
      round.run();
    } catch (RuntimeException e) {
      log.warn("Metrics are as they were until the next round: {}", e.toString());
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "meters");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
