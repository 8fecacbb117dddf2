package dev.cinch.backbone.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the outbox and its relay.
 *
 * @param batchSize how many events go into one Kafka transaction at most
 * @param pollInterval how long the relay waits for a notification before it looks by itself
 * @param takeoverAfter after how much silence the database ends a leader's session, so that another
 *     may lead; several times the poll interval
 * @param maxBackOff the longest wait between attempts while the broker or the registry is away
 * @param retention how long events that were sent are kept
 * @param cleanupInterval how often events past their retention are deleted
 * @param cleanupBatch how many are deleted in one statement at most
 */
@ConfigurationProperties("cinch.backbone.outbox")
public record OutboxProperties(
    @DefaultValue("500") int batchSize,
    @DefaultValue("500ms") Duration pollInterval,
    @DefaultValue("30s") Duration takeoverAfter,
    @DefaultValue("30s") Duration maxBackOff,
    @DefaultValue("7d") Duration retention,
    @DefaultValue("1m") Duration cleanupInterval,
    @DefaultValue("1000") int cleanupBatch) {

  /** Refuses limits that would stop the relay. */
  public OutboxProperties {
    if (batchSize < 1 || cleanupBatch < 1) {
      throw new IllegalArgumentException(
          "Cannot relay batches of %d and clean batches of %d: cinch.backbone.outbox.batch-size and cleanup-batch must be positive"
              .formatted(batchSize, cleanupBatch));
    }
    if (pollInterval.isNegative() || pollInterval.isZero()) {
      throw new IllegalArgumentException(
          "Cannot poll every %s: cinch.backbone.outbox.poll-interval must be positive"
              .formatted(pollInterval));
    }
    if (takeoverAfter.compareTo(pollInterval.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "Cannot take over after %s of silence: a leader is silent for the poll interval of %s; cinch.backbone.outbox.takeover-after must be twice that at least"
              .formatted(takeoverAfter, pollInterval));
    }
    if (maxBackOff.compareTo(Duration.ofMillis(200)) < 0) {
      throw new IllegalArgumentException(
          "Cannot back off for %s at most: cinch.backbone.outbox.max-back-off must be 200 ms at least"
              .formatted(maxBackOff));
    }
  }
}
