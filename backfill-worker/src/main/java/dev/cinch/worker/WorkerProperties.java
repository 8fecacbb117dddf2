package dev.cinch.worker;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one worker is.
 *
 * @param name its name in reports and in the target's activity view; host and process id if empty
 * @param slots how many ranges it works on at a time
 * @param group the share group or consumer group that it takes ranges with
 * @param rowsPerSecond most rows that it writes in a second, all its slots together; no cap if not
 *     set
 * @param gracePeriod how long it may take to hand back its ranges when it is asked to end
 * @param turn how long it takes over one range, and waits for what that needs
 * @param prometheus where the probes of plans are asked
 */
@ConfigurationProperties("cinch.worker")
record WorkerProperties(
    @DefaultValue("") String name,
    @DefaultValue("2") int slots,
    @DefaultValue("cinch-backfill-workers") String group,
    @Nullable Long rowsPerSecond,
    @DefaultValue("20s") Duration gracePeriod,
    @DefaultValue Turn turn,
    @DefaultValue Prometheus prometheus) {

  WorkerProperties {
    if (slots < 1 || slots > 64) {
      throw new IllegalArgumentException(
          "Cannot run a worker with %d slots: set cinch.worker.slots to 1 to 64".formatted(slots));
    }
    if (rowsPerSecond != null && rowsPerSecond < 1) {
      throw new IllegalArgumentException(
          "Cannot cap a worker at %d rows per second: set cinch.worker.rows-per-second to at least 1, or not at all"
              .formatted(rowsPerSecond));
    }
  }

  /** The name, or what stands in for it. */
  String nameOr(String otherwise) {
    return name.isBlank() ? otherwise : name;
  }

  OptionalLong cap() {
    return rowsPerSecond == null ? OptionalLong.empty() : OptionalLong.of(rowsPerSecond);
  }

  /**
   * A server of Prometheus.
   *
   * @param url its address; none if empty
   */
  record Prometheus(@DefaultValue("") String url) {

    Optional<URI> server() {
      return url.isBlank() ? Optional.empty() : Optional.of(URI.create(url));
    }
  }

  /**
   * How long a worker takes over one range.
   *
   * @param longest after which the rest is handed back; never more than a third of the time for
   *     which the broker locks a range
   * @param lock for which the broker is to lock a range, where the planner has not told it
   * @param stateWait for the state of a migration that a range has overtaken
   * @param reportWithin how long a report may take to be confirmed
   * @param targetTries how often a target that is away is tried
   * @param targetBackOff before the second try; doubled before each further one
   */
  record Turn(
      @DefaultValue("10s") Duration longest,
      @DefaultValue("30s") Duration lock,
      @DefaultValue("3s") Duration stateWait,
      @DefaultValue("8s") Duration reportWithin,
      @DefaultValue("3") int targetTries,
      @DefaultValue("500ms") Duration targetBackOff) {

    Turn {
      if (longest.isNegative() || longest.isZero()) {
        throw new IllegalArgumentException(
            "Cannot work on a range for %s: set cinch.worker.turn.longest to more than nothing"
                .formatted(longest));
      }
      if (targetTries < 1) {
        throw new IllegalArgumentException(
            "Cannot try a target %d times: set cinch.worker.turn.target-tries to at least 1"
                .formatted(targetTries));
      }
    }
  }
}
