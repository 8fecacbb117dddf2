package dev.cinch.planner.migration;

import dev.cinch.planner.migration.MigrationEvent.Approved;
import dev.cinch.planner.migration.MigrationEvent.PhaseMoved;
import dev.cinch.planner.migration.MigrationEvent.Progressed;
import dev.cinch.planner.migration.MigrationEvent.Started;
import dev.cinch.planner.migration.MigrationEvent.StateMoved;
import dev.cinch.planner.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One column change, from its plan to its last state. Immutable: a named transition returns the
 * next edition and what happened; it does no I/O.
 *
 * @param sync known once SYNC is done
 */
public record Migration(
    Plan plan, Revision revision, Course course, @Nullable SyncRule sync, Progress progress) {

  /** A new migration at the start of its way. */
  public static Transition start(Plan plan, Instant now) {
    Migration migration =
        new Migration(plan, Revision.first(now), Course.first(now), null, Progress.NONE);
    return migration.move(migration.course, now, new Started());
  }

  public String id() {
    return plan.id();
  }

  /** The first phase that is not behind us; empty when all are. */
  public Optional<Phase> phaseAtHand() {
    for (Phase phase : Phase.values()) {
      if (!statusOf(phase).isBehindUs()) {
        return Optional.of(phase);
      }
    }
    return Optional.empty();
  }

  public PhaseStatus statusOf(Phase phase) {
    return course.statusOf(phase);
  }

  public PhaseRecord recordOf(Phase phase) {
    return course.recordOf(phase);
  }

  public long epoch() {
    return course.epoch();
  }

  public int attempt() {
    return course.attempt();
  }

  public State state() {
    return course.state();
  }

  /** True once applications are told to read the new column. */
  public boolean readsNew() {
    return switch (statusOf(Phase.SWITCH)) {
      case RUNNING, DONE -> true;
      case PENDING, SKIPPED, GATED, FAILED, UNDONE -> false;
    };
  }

  public Transition skip(Phase phase, String reason, Instant now) {
    return to(phase, PhaseStatus.SKIPPED, reason, Map.of(), now);
  }

  public Transition askGate(Phase phase, Instant now) {
    return to(phase, PhaseStatus.GATED, null, Map.of(), now);
  }

  public Transition begin(Phase phase, Instant now) {
    return to(phase, PhaseStatus.RUNNING, null, Map.of(), now);
  }

  public Transition finish(Phase phase, Map<String, String> evidence, Instant now) {
    return to(phase, PhaseStatus.DONE, null, evidence, now);
  }

  /** SYNC is done: from here on workers know how rows are filled. */
  public Transition finishSync(SyncRule rule, Map<String, String> evidence, Instant now) {
    return new Migration(plan, revision, course, rule, progress).finish(Phase.SYNC, evidence, now);
  }

  /** BACKFILL or VERIFY is done and the marker on the target holds the next epoch already. */
  public Transition finishPass(
      Phase phase, Progress counters, Map<String, String> evidence, Instant now) {
    return new Migration(plan, revision, course.withNextEpoch(), sync, counters)
        .finish(phase, evidence, now);
  }

  /** The phase's work stopped: the migration waits for somebody to look. */
  public Transition fail(Phase phase, String reason, Instant now) {
    PhaseStatus before = statusOf(phase);
    Course failed =
        course
            .with(phase, new PhaseRecord(PhaseStatus.FAILED, now, reason, Map.of()))
            .with(State.PAUSED);
    return move(
        failed,
        now,
        new PhaseMoved(phase, before, PhaseStatus.FAILED, reason, Map.of()),
        new StateMoved(course.state(), State.PAUSED, reason));
  }

  public Transition pause(@Nullable String reason, Instant now) {
    return to(State.PAUSED, reason, course, now);
  }

  public Transition abort(@Nullable String reason, Instant now) {
    return to(State.ABORTED, reason, course, now);
  }

  public Transition complete(Instant now) {
    return to(State.COMPLETED, null, course, now);
  }

  /** Goes on where it stood, as a new attempt; a failed phase runs, or asks the gate, again. */
  public Transition resume(@Nullable String reason, Instant now) {
    Course next = course.withNextAttempt();
    List<MigrationEvent> events = new ArrayList<>();
    events.add(new StateMoved(course.state(), State.ACTIVE, reason));
    Optional<Phase> stopped = phaseAtHand().filter(this::mustBeginAgain);
    if (stopped.isPresent()) {
      Phase phase = stopped.get();
      PhaseStatus again = phase.asksTheGate() ? PhaseStatus.GATED : PhaseStatus.RUNNING;
      events.add(new PhaseMoved(phase, statusOf(phase), again, reason, Map.of()));
      if (statusOf(phase) != again) {
        next = next.with(phase, new PhaseRecord(again, now, reason, Map.of()));
      }
    }
    return move(next.with(State.ACTIVE), now, events.toArray(MigrationEvent[]::new));
  }

  /** The gate let the phase pass, but its answer has expired before the work began. */
  public Transition askGateAgain(Phase phase, String reason, Instant now) {
    return to(phase, PhaseStatus.GATED, reason, Map.of(), now);
  }

  public Transition approve(Phase phase, Instant now) {
    return move(course.withApproval(phase), now, new Approved(phase));
  }

  public Transition report(Progress counters, Instant now) {
    return new Migration(plan, revision, course, sync, counters)
        .move(course, now, new Progressed());
  }

  /** A verdict counts for one attempt only, so that the gate is asked again in the next. */
  private boolean mustBeginAgain(Phase phase) {
    return switch (statusOf(phase)) {
      case FAILED, GATED -> true;
      case RUNNING -> phase.asksTheGate();
      case PENDING, SKIPPED, DONE, UNDONE -> false;
    };
  }

  private Transition to(State next, @Nullable String reason, Course from, Instant now) {
    return move(from.with(next), now, new StateMoved(course.state(), next, reason));
  }

  private Transition to(
      Phase phase,
      PhaseStatus next,
      @Nullable String reason,
      Map<String, String> evidence,
      Instant now) {
    PhaseStatus before = statusOf(phase);
    return move(
        course.with(phase, new PhaseRecord(next, now, reason, evidence)),
        now,
        new PhaseMoved(phase, before, next, reason, evidence));
  }

  private Transition move(Course next, Instant now, MigrationEvent... events) {
    return new Transition(
        new Migration(plan, revision.next(now), next, sync, progress), List.of(events));
  }
}
