package dev.cinch.planner.plan;

import dev.cinch.planner.plan.Threshold.Query;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the target is watched after TIGHTEN.
 *
 * @param span for how long
 * @param takesBack whether trouble has the constraints taken back
 * @param lockWaiters more sessions that wait for a lock on the table are trouble
 * @param violations of what the plan demands, as the server's log has them
 * @param probes what else is
 */
public record Watch(
    Duration span,
    boolean takesBack,
    double lockWaiters,
    Violations violations,
    List<Probe> probes) {
  public Watch {
    probes = List.copyOf(probes);
  }

  /**
   * A figure of the target that is trouble above a limit.
   *
   * @param query gives one number
   */
  public record Probe(String name, Query query, double stopAt) {}

  /**
   * Writes that were refused since the constraints hold.
   *
   * @param most more are trouble; null: they are not counted
   * @param demanded the plan names them: the watch does not end while they can't be counted
   */
  public record Violations(@Nullable Double most, boolean demanded) {

    /** Where the plan says nothing: one is trouble, where the log can be read. */
    public static final Violations USUAL = new Violations(0.0, false);
  }
}
