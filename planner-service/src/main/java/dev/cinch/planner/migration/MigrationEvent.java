package dev.cinch.planner.migration;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a transition did, for the history and for everyone who listens. */
public sealed interface MigrationEvent {

  /** A migration was created from a plan. */
  record Started() implements MigrationEvent {}

  /** The migration's state changed. */
  record StateMoved(State from, State to, @Nullable String reason, Map<String, String> evidence)
      implements MigrationEvent {

    StateMoved(State from, State to, @Nullable String reason) {
      this(from, to, reason, Map.of());
    }
  }

  /** A phase's status changed. */
  record PhaseMoved(
      Phase phase,
      PhaseStatus from,
      PhaseStatus to,
      @Nullable String reason,
      Map<String, String> evidence)
      implements MigrationEvent {}

  /** Somebody approved a phase. */
  record Approved(Phase phase) implements MigrationEvent {}

  /** An approver answers for a finding of the gate. */
  record Overridden(GrantedOverride override) implements MigrationEvent {}

  /** Counters moved; announced as state, not kept in the history. */
  record Progressed() implements MigrationEvent {}
}
