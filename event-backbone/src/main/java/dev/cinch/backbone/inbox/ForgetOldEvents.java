package dev.cinch.backbone.inbox;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Deletes what the inbox need not remember any longer, a limited number of rows at a time. */
final class ForgetOldEvents implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ForgetOldEvents.class);

  private final Inbox inbox;
  private final InboxProperties properties;
  private final Clock clock;
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "inbox-cleanup");
            thread.setDaemon(true);
            return thread;
          });

  ForgetOldEvents(Inbox inbox, InboxProperties properties, Clock clock) {
    this.inbox = inbox;
    this.properties = properties;
    this.clock = clock;
  }

  void start() {
    long interval = properties.cleanupInterval().toMillis();
    var unused =
        schedule.scheduleWithFixedDelay(this::forgetAll, interval, interval, TimeUnit.MILLISECONDS);
  }

  private void forgetAll() {
    try {
      int forgotten;
      do {
        forgotten =
            inbox.forget(clock.instant().minus(properties.retention()), properties.cleanupBatch());
      } while (forgotten == properties.cleanupBatch() && !schedule.isShutdown());
    } catch (DataAccessException e) {
      log.warn("Cannot clean the inbox: {}; it is tried again", e.toString());
    }
  }

  @Override
  public void close() {
    schedule.shutdownNow();
  }
}
