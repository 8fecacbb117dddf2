package dev.cinch.worker;

import dev.cinch.events.MigrationState;
import dev.cinch.events.Namespace;
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
 * @param group the share group or consumer group that it takes ranges with
 */
record WorkerTopics(
    TopicDefinition<RangeAssigned> range,
    TopicDefinition<RangeReport> report,
    TopicDefinition<MigrationState> state,
    String group) {

  static WorkerTopics of(Namespace namespace, Dispatch dispatch, String group) {
    TopicDefinition<RangeAssigned> range =
        switch (dispatch) {
          case SHARE -> namespace.topic(Topics.BACKFILL_RANGE);
          case GROUP -> namespace.topic(Topics.BACKFILL_RANGE_GROUP);
        };
    return new WorkerTopics(
        range,
        namespace.topic(Topics.BACKFILL_REPORT),
        namespace.topic(Topics.MIGRATION_STATE),
        namespace.group(group));
  }
}
