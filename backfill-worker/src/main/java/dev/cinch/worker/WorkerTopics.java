package dev.cinch.worker;

import dev.cinch.events.MigrationState;
import dev.cinch.events.RangeAssigned;
import dev.cinch.events.RangeReport;
import dev.cinch.events.TopicDefinition;
import dev.cinch.events.Topics;

/**
 * What a worker reads and writes.
 *
 * @param range where ranges come from
 * @param report where reports go
 * @param state where migrations' states come from
 */
record WorkerTopics(
    TopicDefinition<RangeAssigned> range,
    TopicDefinition<RangeReport> report,
    TopicDefinition<MigrationState> state) {

  static WorkerTopics of(WorkerProperties.TopicNames names, Dispatch dispatch) {
    TopicDefinition<RangeAssigned> range =
        switch (dispatch) {
          case SHARE -> Topics.BACKFILL_RANGE.named(names.range());
          case GROUP -> Topics.BACKFILL_RANGE_GROUP.named(names.rangeGroup());
        };
    return new WorkerTopics(
        range,
        Topics.BACKFILL_REPORT.named(names.report()),
        Topics.MIGRATION_STATE.named(names.state()));
  }
}
