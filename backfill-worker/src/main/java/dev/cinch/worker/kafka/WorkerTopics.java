package dev.cinch.worker.kafka;

import dev.cinch.events.MigrationState;
import dev.cinch.events.RangeAssigned;
import dev.cinch.events.RangeReport;
import dev.cinch.events.TopicDefinition;

/**
 * What a worker reads and writes.
 *
 * @param range where ranges come from
 * @param report where reports go
 * @param state where migrations' states come from
 */
public record WorkerTopics(
    TopicDefinition<RangeAssigned> range,
    TopicDefinition<RangeReport> report,
    TopicDefinition<MigrationState> state) {}
