package dev.cinch.stack.suite;

import dev.cinch.stack.ServiceProcess;
import java.net.URI;
import java.time.Duration;

/**
 * A service that was started.
 *
 * @param readiness answers with 2xx once the service is ready
 */
public record RunningService(ServiceProcess process, URI readiness) {

  /** Returns when it is ready; fails with the tail of its log. */
  public RunningService awaitReady(Duration patience) {
    process.waitUntilHealthy(readiness, patience);
    return this;
  }
}
