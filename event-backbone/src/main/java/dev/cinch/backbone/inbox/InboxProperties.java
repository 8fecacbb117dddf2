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
    @DefaultValue("100d") Duration retention,
    @DefaultValue("1m") Duration cleanupInterval,
    @DefaultValue("1000") int cleanupBatch) {}
