package dev.cinch.planner.migration;

import dev.cinch.planner.migration.MigrationEvent.PhaseMoved;
import dev.cinch.planner.migration.MigrationEvent.StateMoved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a migration that stands still goes on: a failed phase runs, or asks the gate, again. */
record Resumption(Migration migration) {

  Transition at(@Nullable String reason, Instant now) {
    Course next = migration.next(Standing::withNextAttempt);
    List<MigrationEvent> events = new ArrayList<>();
    events.add(new StateMoved(migration.state(), State.ACTIVE, reason));
    Optional<Phase> stopped = migration.phaseAtHand().filter(this::mustBeginAgain);
    if (stopped.isPresent()) {
      Phase phase = stopped.get();
      PhaseStatus before = migration.statusOf(phase);
      PhaseStatus again = migration.asksTheGate(phase) ? PhaseStatus.GATED : PhaseStatus.RUNNING;
      events.add(new PhaseMoved(phase, before, again, reason, Map.of()));
      if (before != again) {
        next = next.with(phase, new PhaseRecord(again, now, reason, Map.of()));
      }
    }
    return migration.move(next.with(State.ACTIVE), now, events.toArray(MigrationEvent[]::new));
  }

  /** A verdict counts for one attempt only, so that the gate is asked again in the next. */
  private boolean mustBeginAgain(Phase phase) {
    return switch (migration.statusOf(phase)) {
      case FAILED, GATED -> true;
      case RUNNING -> migration.asksTheGate(phase);
      case PENDING, SKIPPED, DONE, UNDONE -> false;
    };
  }
}
