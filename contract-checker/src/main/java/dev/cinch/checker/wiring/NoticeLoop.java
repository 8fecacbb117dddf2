package dev.cinch.checker.wiring;

import dev.cinch.checker.notice.DeliverNotices;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Brings notices as their time comes. A failure, such as of the database, ends one round. */
@Component
class NoticeLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeLoop.class);
  private static final long MILLIS_BETWEEN = 500;

  private final DeliverNotices deliverNotices;
  private @Nullable ScheduledExecutorService thread;

  NoticeLoop(DeliverNotices deliverNotices) {
    this.deliverNotices = deliverNotices;
  }

  @Override
  public synchronized void start() {
    if (thread == null) {
      ScheduledExecutorService started =
          Executors.newSingleThreadScheduledExecutor(
              work -> {
                Thread named = new Thread(work, "notices");
                named.setDaemon(true);
                return named;
              });
      started.scheduleWithFixedDelay(this::round, 0, MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
      thread = started;
    }
  }

  @Override
  public synchronized void stop() {
    if (thread != null) {
      thread.shutdownNow();
      thread = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }

  private void round() {
    try {
      deliverNotices.deliverDue();
    } catch (RuntimeException failure) {
      LOG.warn(
          "Notices could not be brought this time and are tried again: {}", failure.toString());
    }
  }
}
