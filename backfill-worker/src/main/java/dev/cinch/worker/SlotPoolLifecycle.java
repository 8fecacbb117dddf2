package dev.cinch.worker;

import dev.cinch.worker.slot.SlotPool;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the slots after all else, and ends them before all else: while they hand back their ranges
 * they need the state topic, the target's pools and the producer of reports.
 */
final class SlotPoolLifecycle implements SmartLifecycle {

  private final SlotPool pool;
  private final Runnable check;
  private final Duration grace;
  private volatile boolean running;

  /**
   * @param check throws where the broker is unfit for what was asked for
   */
  SlotPoolLifecycle(SlotPool pool, Runnable check, Duration grace) {
    this.pool = pool;
    this.check = check;
    this.grace = grace;
  }

  @Override
  public void start() {
    check.run();
    pool.start();
    running = true;
  }

  @Override
  public void stop() {
    pool.stop(grace);
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return DEFAULT_PHASE;
  }
}
