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
    @DefaultValue("1000") int cleanupBatch) {}
