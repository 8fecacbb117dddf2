package dev.cinch.backbone.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of consuming.
 *
 * @param attempts how often an event is tried whose handling fails for a reason that lasts
 * @param firstBackOff the wait before the second attempt; doubled from there
 * @param maxBackOff the longest wait between two attempts
 * @param takeOverAfter how long an instance may be silent before others read on in its place
 * @param retention how long it is remembered that an event had its effect; longer than an event may
 *     be delivered again
 * @param cleanupInterval how often what is past its retention is deleted
 * @param cleanupBatch how much is deleted in one statement at most
 */
@ConfigurationProperties("cinch.backbone.inbox")
public record InboxProperties(
    @DefaultValue("5") int attempts,
    @DefaultValue("200ms") Duration firstBackOff,
    @DefaultValue("30s") Duration maxBackOff,
    @DefaultValue("8s") Duration takeOverAfter,
    @DefaultValue("100d") Duration retention,
    @DefaultValue("1m") Duration cleanupInterval,
    @DefaultValue("1000") int cleanupBatch) {

  private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(6);

  /** Refuses limits that would stop a consumer, or forget what may come again at once. */
  public InboxProperties {
    if (attempts < 1 || cleanupBatch < 1) {
      throw new IllegalArgumentException(
          "Cannot make %d attempts and clean batches of %d: cinch.backbone.inbox.attempts and cleanup-batch must be positive"
              .formatted(attempts, cleanupBatch));
    }
    if (firstBackOff.isNegative()
        || firstBackOff.isZero()
        || maxBackOff.compareTo(firstBackOff) < 0) {
      throw new IllegalArgumentException(
          "Cannot back off from %s to %s: cinch.backbone.inbox.first-back-off must be positive and no longer than max-back-off"
              .formatted(firstBackOff, maxBackOff));
    }
    if (takeOverAfter.compareTo(SHORTEST_SILENCE) < 0) {
      throw new IllegalArgumentException(
          "Cannot take over after %s: cinch.backbone.inbox.take-over-after must be 6 s at least: brokers allow no less"
              .formatted(takeOverAfter));
    }
    if (retention.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException(
          "Cannot forget events after %s: they may be delivered again; cinch.backbone.inbox.retention must be a day at least"
              .formatted(retention));
    }
  }
}
