package dev.cinch.target.lock;

import java.time.Duration;

/** Waits between tries. */
@FunctionalInterface
public interface Pause {

  /** Waits by the machine's own clock. */
  Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

  void pause(Duration duration) throws InterruptedException;
}
