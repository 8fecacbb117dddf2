package dev.cinch.checker.heartbeat;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.contract.ContractKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last that was heard of one process of a consumer.
 *
 * @param instance tells it from the consumer's others
 * @param readerSchema what it decodes with; null where it can't say
 * @param version the consumer's version that it runs; null where it does not say
 * @param at when, by our own clock
 * @param left whether it said that it goes
 */
public record Heartbeat(
    ContractKey contract,
    String instance,
    @Nullable AvroSchema readerSchema,
    @Nullable String version,
    Instant at,
    boolean left) {}
