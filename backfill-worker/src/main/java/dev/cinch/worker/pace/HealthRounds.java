package dev.cinch.worker.pace;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Looks at the health of the targets at work, each second, and at a target that is new at once. A
 * target that does not answer keeps no other one waiting.
 */
public final class HealthRounds implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HealthRounds.class);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration NEW_ONES = Duration.ofMillis(50);
  private static final Duration LATE = Duration.ofSeconds(3);

  private final Throttle throttle;
  private final Map<String, Look> looks = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(HealthRounds::daemon);
  private final ExecutorService threads = Executors.newCachedThreadPool(HealthRounds::daemon);

  /** The newest look at one migration's target. */
  private record Look(long begunNanos, boolean over) {}

  public HealthRounds(Throttle throttle) {
    this.throttle = throttle;
  }

  public void start() {
    Future<?> unused =
        clock.scheduleWithFixedDelay(this::round, 0, NEW_ONES.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void round() {
    try {
      Set<String> atWork = throttle.atWork();
      looks.keySet().retainAll(atWork);
      atWork.forEach(this::take);
    } catch (RuntimeException e) {
      log.error("Cannot look at any target's health in this round", e);
    }
  }

  private void take(String migration) {
    long now = System.nanoTime();
    Look newest = looks.get(migration);
    if (newest == null || (newest.over() && isPast(newest, BETWEEN_LOOKS, now))) {
      looks.put(migration, new Look(now, false));
      threads.execute(() -> look(migration, now));
    } else if (!newest.over() && isPast(newest, LATE, now)) {
      throttle.lookIsLate(migration);
    }
  }

  private static boolean isPast(Look look, Duration span, long now) {
    return now - look.begunNanos() >= span.toNanos();
  }

  private void look(String migration, long begun) {
    MDC.put("migration", migration);
    try {
      throttle.look(migration);
    } catch (RuntimeException e) {
      log.warn("Cannot look at the health of the target of migration {}", migration, e);
      throttle.lookIsLate(migration);
    } finally {
      MDC.remove("migration");
      looks.computeIfPresent(migration, (id, look) -> new Look(begun, true));
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "cinch-health");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    threads.shutdownNow();
  }
}
