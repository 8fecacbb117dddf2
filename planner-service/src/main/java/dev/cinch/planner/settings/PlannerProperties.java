package dev.cinch.planner.settings;

import dev.cinch.planner.range.DispatchSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the planner works.
 *
 * @param environment whose contracts its gates ask about
 * @param lockBudget longest time that a foreground statement may wait because of a step
 * @param lockDeadline how long a step keeps trying to get its lock before its phase fails
 * @param pollInterval how long a migration is left alone at most when nothing wakes it
 * @param snapshotHold how long a snapshot is held open for workers at most; vacuum clears no dead
 *     row away meanwhile
 * @param queryComparisonEvery after which time readers' queries are planned anew on the new column
 *     as long as SWITCH waits
 * @param dispatch how ranges are given out
 * @param broker what the planner sets up on the broker
 */
@ConfigurationProperties("cinch.planner")
public record PlannerProperties(
    @DefaultValue("production") String environment,
    @DefaultValue("200ms") Duration lockBudget,
    @DefaultValue("30m") Duration lockDeadline,
    @DefaultValue("1s") Duration pollInterval,
    @DefaultValue("1h") Duration snapshotHold,
    @DefaultValue("5m") Duration queryComparisonEvery,
    @DefaultValue Dispatch dispatch,
    @DefaultValue Broker broker) {

  /**
   * How ranges are given out.
   *
   * @param mode through which kind of Kafka group
   * @param window how many ranges are out at a time for one migration
   * @param rangePages most pages of a range
   * @param silence how long a range that was taken may stay unheard of
   * @param failuresAllowed how often a range may fail before its phase does
   * @param verifyPasses how many passes VERIFY may need before it fails
   */
  public record Dispatch(
      @DefaultValue("share") DispatchMode mode,
      @DefaultValue("16") int window,
      @DefaultValue("4096") int rangePages,
      @DefaultValue("45s") Duration silence,
      @DefaultValue("10") int failuresAllowed,
      @DefaultValue("10") int verifyPasses) {

    public DispatchSettings settings() {
      return new DispatchSettings(window, rangePages, silence, failuresAllowed, verifyPasses);
    }
  }

  /** Through which kind of Kafka group workers take ranges. */
  public enum DispatchMode {
    /** A share group: a queue. */
    SHARE,
    /** An ordinary consumer group, for brokers without share groups. */
    GROUP
  }

  /**
   * What the planner sets up on the broker.
   *
   * @param replicationFactor of topics that it creates
   * @param workerGroup the share group of the workers
   * @param rangeLock how long a worker has a range to itself
   */
  public record Broker(
      @DefaultValue("1") short replicationFactor,
      @DefaultValue("cinch-backfill-workers") String workerGroup,
      @DefaultValue("30s") Duration rangeLock) {}
}
