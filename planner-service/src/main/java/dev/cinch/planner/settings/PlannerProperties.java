package dev.cinch.planner.settings;

import dev.cinch.planner.range.DispatchSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
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
 * @param prometheus where the probes of a watch are asked
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
    @DefaultValue Broker broker,
    @DefaultValue Prometheus prometheus) {

  /**
   * How ranges are given out.
   *
   * @param mode through which kind of Kafka group
   * @param window how many ranges are out at a time for one migration
   * @param rangePages pages of a range as long as no worker has reported one
   * @param rangeTime how long a worker is to be at work on a range; later ones are cut to it by
   *     what workers report
   * @param silence how long a range that was taken may stay unheard of
   * @param failuresAllowed how often a range may fail before its phase does
   * @param verifyPasses how many passes VERIFY may need before it fails
   */
  public record Dispatch(
      @DefaultValue("share") DispatchMode mode,
      @DefaultValue("16") int window,
      @DefaultValue("4096") int rangePages,
      @DefaultValue("3s") Duration rangeTime,
      @DefaultValue("45s") Duration silence,
      @DefaultValue("10") int failuresAllowed,
      @DefaultValue("10") int verifyPasses) {

    public DispatchSettings settings() {
      return new DispatchSettings(
          window, rangePages, rangeTime, silence, failuresAllowed, verifyPasses);
    }
  }

  /**
   * A server of Prometheus.
   *
   * @param url where it answers; nowhere by default
   */
  public record Prometheus(@DefaultValue("") String url) {

    public Optional<URI> server() {
      return url.isBlank() ? Optional.empty() : Optional.of(URI.create(url));
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
