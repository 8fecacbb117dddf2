package dev.cinch.planner.kafka;

import dev.cinch.backbone.outbox.Outbox;
import dev.cinch.events.RangeAssigned;
import dev.cinch.events.TopicDefinition;
import dev.cinch.events.Topics;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.range.LeafExtent;
import dev.cinch.planner.range.Pass;
import dev.cinch.planner.range.Range;
import dev.cinch.planner.range.RangeQueue;
import dev.cinch.planner.settings.PlannerProperties;
import java.time.Clock;
import org.springframework.stereotype.Component;

@Component
class OutboxRangeQueue implements RangeQueue {

  private final Outbox outbox;
  private final TopicDefinition<RangeAssigned> topic;
  private final Clock clock;

  OutboxRangeQueue(Outbox outbox, PlannerProperties properties, Clock clock) {
    this.outbox = outbox;
    this.topic =
        switch (properties.dispatch().mode()) {
          case SHARE -> Topics.BACKFILL_RANGE;
          case GROUP -> Topics.BACKFILL_RANGE_GROUP;
        };
    this.clock = clock;
  }

  @Override
  public void give(Migration migration, Pass pass, LeafExtent extent, Range range) {
    outbox.append(
        topic,
        range.id().toString(),
        RangeAssigned.newBuilder()
            .setRange(range.id().toString())
            .setIssue(range.issue())
            .setMigration(migration.id())
            .setAttempt(migration.attempt())
            .setEpoch(migration.epoch())
            .setPhase(EventMapper.phase(pass.phase()))
            .setPass(pass.number())
            .setTarget(migration.plan().target())
            .setLeaf(EventMapper.table(range.leaf()))
            .setFilenode(extent.filenode())
            .setTimeline(extent.timeline())
            .setFirstPage(range.firstPage())
            .setEndPage(range.endPage())
            .setGivenAt(clock.instant())
            .setSnapshot(pass.beginning().snapshot())
            .build());
  }
}
