package dev.cinch.planner.kafka;

import dev.cinch.backbone.outbox.Outbox;
import dev.cinch.events.Topics;
import dev.cinch.planner.migration.Announcements;
import dev.cinch.planner.migration.GrantedOverride;
import dev.cinch.planner.migration.GrantedOverride.Signed;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.MigrationEvent;
import dev.cinch.planner.migration.MigrationEvent.PhaseMoved;
import dev.cinch.planner.migration.Migrations;
import dev.cinch.planner.migration.PhaseStatus;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.settings.PlannerProperties;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class OutboxAnnouncements implements Announcements {

  private final Outbox outbox;
  private final Migrations migrations;
  private final EventMapper mapper;

  OutboxAnnouncements(Outbox outbox, Migrations migrations, PlannerProperties properties) {
    this.outbox = outbox;
    this.migrations = migrations;
    this.mapper = new EventMapper(properties.environment());
  }

  @Override
  public void announce(Transition transition) {
    Migration migration = transition.migration();
    for (MigrationEvent event : transition.events()) {
      if (event instanceof PhaseMoved moved) {
        outbox.append(
            Topics.MIGRATION_PHASE,
            migration.id(),
            mapper.phaseChanged(migration, moved, overrides(migration, moved)));
      }
    }
    outbox.append(Topics.MIGRATION_STATE, migration.id(), mapper.state(migration));
  }

  /** Those that were granted before too: they are shown in each verdict, as long as they hold. */
  private List<Signed> overrides(Migration migration, PhaseMoved moved) {
    if (moved.to() != PhaseStatus.GATED) {
      return List.of();
    }
    return migrations.history(migration.id()).stream()
        .map(GrantedOverride::of)
        .flatMap(Optional::stream)
        .toList();
  }
}
