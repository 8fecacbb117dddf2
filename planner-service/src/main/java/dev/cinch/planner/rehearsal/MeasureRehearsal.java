package dev.cinch.planner.rehearsal;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.MigrationEvent.PhaseMoved;
import dev.cinch.planner.migration.PhaseStatus;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.rehearsal.Reading.Edge;
import java.time.Clock;
import java.util.Optional;

/** Reads the target of a rehearsal wherever one of its phases begins, ends or is taken back. */
public final class MeasureRehearsal {

  private final TargetGauges gauges;
  private final Readings readings;
  private final Clock clock;

  public MeasureRehearsal(TargetGauges gauges, Readings readings, Clock clock) {
    this.gauges = gauges;
    this.readings = readings;
    this.clock = clock;
  }

  /** To be called before the transition is stored, so that none goes unread. */
  public void measure(Transition transition) {
    Migration migration = transition.migration();
    if (migration.isRehearsal()) {
      transition.events().stream()
          .filter(PhaseMoved.class::isInstance)
          .map(PhaseMoved.class::cast)
          .forEach(moved -> edge(moved.to()).ifPresent(edge -> keep(migration, moved, edge)));
    }
  }

  private void keep(Migration migration, PhaseMoved moved, Edge edge) {
    readings.keep(
        migration.id(),
        new Reading(moved.phase(), edge, clock.instant(), gauges.read(migration.plan())));
  }

  private static Optional<Edge> edge(PhaseStatus status) {
    return switch (status) {
      case RUNNING -> Optional.of(Edge.BEGAN);
      case DONE, FAILED -> Optional.of(Edge.ENDED);
      case UNDONE -> Optional.of(Edge.UNDONE);
      case PENDING, SKIPPED, GATED -> Optional.empty();
    };
  }
}
