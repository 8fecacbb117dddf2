package dev.cinch.planner.tracing;

import dev.cinch.backbone.trace.Spans;
import dev.cinch.planner.migration.Announcements;
import dev.cinch.planner.migration.HistoryEntry;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.MigrationEvent.PhaseMoved;
import dev.cinch.planner.migration.Migrations;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.PhaseStatus;
import dev.cinch.planner.migration.Transition;
import io.opentelemetry.api.common.Attributes;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Records the span of each phase that runs no more, once that is committed. */
public final class TracedAnnouncements implements Announcements {

  private final Announcements announcements;
  private final MigrationTraces traces;
  private final Migrations migrations;
  private final Spans spans;

  TracedAnnouncements(
      Announcements announcements, MigrationTraces traces, Migrations migrations, Spans spans) {
    this.announcements = announcements;
    this.traces = traces;
    this.migrations = migrations;
    this.spans = spans;
  }

  @Override
  public void announce(Transition transition) {
    announcements.announce(transition);
    if (spans.areCollected()) {
      transition.events().stream()
          .filter(PhaseMoved.class::isInstance)
          .map(PhaseMoved.class::cast)
          .filter(moved -> moved.from() == PhaseStatus.RUNNING)
          .forEach(moved -> recordOnceCommitted(transition.migration(), moved));
    }
  }

  private void recordOnceCommitted(Migration migration, PhaseMoved moved) {
    Optional<String> start = traces.of(migration.id());
    Optional<Instant> began = began(migration.id(), moved.phase());
    if (start.isPresent() && began.isPresent()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              record(migration, moved, start.get(), began.get());
            }
          });
    }
  }

  private Optional<Instant> began(String migration, Phase phase) {
    return migrations.history(migration).stream()
        .filter(entry -> entry.phase() == phase)
        .filter(entry -> PhaseStatus.RUNNING.name().equals(entry.after()))
        .map(HistoryEntry::at)
        .max(Comparator.naturalOrder());
  }

  private void record(Migration migration, PhaseMoved moved, String start, Instant began) {
    spans.over(
        "cinch.phase " + moved.phase(),
        Attributes.of(
            Words.MIGRATION,
            migration.id(),
            Words.PHASE,
            moved.phase().name(),
            Words.STATUS,
            moved.to().name(),
            Words.ATTEMPT,
            (long) migration.attempt()),
        start,
        new PhaseSpan(migration.id(), moved.phase(), began).id(),
        began,
        migration.revision().updatedAt());
  }
}
