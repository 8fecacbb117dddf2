package dev.cinch.planner.kafka;

import dev.cinch.backbone.outbox.Outbox;
import dev.cinch.events.Topics;
import dev.cinch.planner.migration.Announcements;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.MigrationEvent;
import dev.cinch.planner.migration.MigrationEvent.PhaseMoved;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.settings.PlannerProperties;
import org.springframework.stereotype.Component;

@Component
class OutboxAnnouncements implements Announcements {

  private final Outbox outbox;
  private final EventMapper mapper;

  OutboxAnnouncements(Outbox outbox, PlannerProperties properties) {
    this.outbox = outbox;
    this.mapper = new EventMapper(properties.environment());
  }

  @Override
  public void announce(Transition transition) {
    Migration migration = transition.migration();
    for (MigrationEvent event : transition.events()) {
      if (event instanceof PhaseMoved moved) {
        outbox.append(
            Topics.MIGRATION_PHASE, migration.id(), mapper.phaseChanged(migration, moved));
      }
    }
    outbox.append(Topics.MIGRATION_STATE, migration.id(), mapper.state(migration));
  }
}
