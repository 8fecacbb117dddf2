package dev.cinch.planner.engine;

import dev.cinch.planner.migration.Migrations;
import dev.cinch.planner.phase.AdvanceMigration;
import dev.cinch.planner.settings.PlannerProperties;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Advances every active migration, each in a thread of its own: when it is woken, and from time to
 * time. Another planner that has claimed a migration is left to it.
 */
@Component
class MigrationEngine implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(MigrationEngine.class);
  private static final long STOP_SECONDS = 20;

  private final Migrations migrations;
  private final AdvanceMigration advance;
  private final Claims claims;
  private final Alarm alarm;
  private final PlannerProperties properties;
  private final Set<String> atWork = ConcurrentHashMap.newKeySet();
  private volatile ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean running;

  MigrationEngine(
      Migrations migrations,
      AdvanceMigration advance,
      Claims claims,
      Alarm alarm,
      PlannerProperties properties) {
    this.migrations = migrations;
    this.advance = advance;
    this.claims = claims;
    this.alarm = alarm;
    this.properties = properties;
  }

  @Override
  public void start() {
    threads = Executors.newCachedThreadPool();
    running = true;
    threads.execute(this::watch);
  }

  private void watch() {
    Semaphore due = alarm.due();
    while (running) {
      try {
        List<String> active = migrations.active();
        active.forEach(this::takeUp);
        advance.forgetAllBut(active);
        if (due.tryAcquire(properties.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
          due.drainPermits();
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException failed) {
        LOG.error("Migrations stand still until the next look: {}", failed.getMessage(), failed);
      }
    }
  }

  private void takeUp(String migration) {
    if (atWork.add(migration)) {
      threads.execute(() -> work(migration));
    }
  }

  private void work(String migration) {
    MDC.put("migration", migration);
    try {
      do {
        alarm.forget(migration);
        claims.whileClaimed(migration, () -> advance.advance(migration));
      } while (alarm.rang(migration) && running);
    } catch (RuntimeException failed) {
      LOG.error(
          "Migration {} stands still until the next look: {}",
          migration,
          failed.getMessage(),
          failed);
    } finally {
      MDC.remove("migration");
      atWork.remove(migration);
    }
  }

  @Override
  public void stop() {
    running = false;
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A step is still under way; the server ends it when this process is gone");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
