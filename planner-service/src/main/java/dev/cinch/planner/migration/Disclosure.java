package dev.cinch.planner.migration;

import dev.cinch.planner.migration.MigrationEvent.PhaseMoved;
import java.time.Instant;
import java.util.Map;

/** Something comes to be known of a phase that has not begun. */
public record Disclosure(
    Migration migration, Phase phase, String reason, Map<String, String> evidence) {

  public Disclosure {
    evidence = Map.copyOf(evidence);
    if (migration.statusOf(phase) != PhaseStatus.PENDING) {
      throw new IllegalTransitionException(
          "Cannot disclose anything of %s before it begins: it is %s"
              .formatted(phase, migration.statusOf(phase)));
    }
  }

  /** Whoever approves the phase will know. */
  public Transition told(Instant now) {
    return onto(migration.course(), now);
  }

  /** Whoever has approved the phase did not know: they are asked again. */
  public Transition withApprovalTakenBack(Instant now) {
    return onto(migration.course().withoutApproval(phase), now);
  }

  private Transition onto(Course course, Instant now) {
    return migration.move(
        course.noting(phase, new PhaseRecord(PhaseStatus.PENDING, now, reason, evidence)),
        now,
        new PhaseMoved(phase, PhaseStatus.PENDING, PhaseStatus.PENDING, reason, evidence));
  }
}
