package dev.cinch.planner.plan;

import java.time.Duration;
import java.util.List;

/**
 * How the target is watched after TIGHTEN.
 *
 * @param span for how long
 * @param takesBack whether trouble has the constraints taken back
 * @param lockWaiters more sessions that wait for a lock on the table are trouble
 * @param probes what else is
 */
public record Watch(Duration span, boolean takesBack, double lockWaiters, List<Probe> probes) {
  public Watch {
    probes = List.copyOf(probes);
  }

  /**
   * A figure of the target that is trouble above a limit.
   *
   * @param sql gives one row with one number
   */
  public record Probe(String name, String sql, double stopAt) {}
}
