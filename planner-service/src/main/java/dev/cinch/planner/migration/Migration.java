package dev.cinch.planner.migration;

import dev.cinch.planner.migration.MigrationEvent.Approved;
import dev.cinch.planner.migration.MigrationEvent.Overridden;
import dev.cinch.planner.migration.MigrationEvent.PhaseMoved;
import dev.cinch.planner.migration.MigrationEvent.Progressed;
import dev.cinch.planner.migration.MigrationEvent.Started;
import dev.cinch.planner.migration.MigrationEvent.StateMoved;
import dev.cinch.planner.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
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

  /** True where it only finds out how the plan would go, and is taken back at its end. */
  public boolean isRehearsal() {
    return plan.rehearsed() != null;
  }

  /** Nothing is asked of consumers where nothing is going to change for them. */
  public boolean asksTheGate(Phase phase) {
    return phase.asksTheGate() && !isRehearsal();
  }

  /** The phase that is next to be finished, or to be undone; empty where there is none left. */
  public Optional<Phase> phaseAtHand() {
    return course.phaseAtHand();
  }

  public PhaseStatus statusOf(Phase phase) {
    return course.statusOf(phase);
  }

  public PhaseRecord recordOf(Phase phase) {
    return course.recordOf(phase);
  }

  public long epoch() {
    return course.standing().epoch();
  }

  public int attempt() {
    return course.standing().attempt();
  }

  public State state() {
    return course.standing().state();
  }

  public Direction direction() {
    return course.standing().direction();
  }

  /** True once applications are told to read the new column. */
  public boolean readsNew() {
    return isUnderWayOrDone(Phase.SWITCH) && !isRehearsal();
  }

  public Transition skip(Phase phase, String reason, Instant now) {
    return to(phase, PhaseStatus.SKIPPED, reason, Map.of(), now);
  }

  public Transition askGate(Phase phase, Instant now) {
    return to(phase, PhaseStatus.GATED, null, Map.of(), now);
  }

  /** The counters of an earlier phase are not this one's. */
  public Transition begin(Phase phase, Instant now) {
    Progress counters = phase.isPassOverRows() ? progress.anew() : progress;
    return with(counters).to(phase, PhaseStatus.RUNNING, null, Map.of(), now);
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
    return new Migration(plan, revision, next(Standing::withNextEpoch), sync, counters)
        .finish(phase, evidence, now);
  }

  /**
   * The phase's work stopped: the migration waits for somebody to look. A rehearsal has found out
   * what it was for, and turns round.
   */
  public Transition fail(Phase phase, String reason, Instant now) {
    PhaseStatus before = statusOf(phase);
    Course failed = course.with(phase, new PhaseRecord(PhaseStatus.FAILED, now, reason, Map.of()));
    Course next =
        isRehearsal() ? failed.with(failed.standing().turned()) : failed.with(State.PAUSED);
    return move(
        next,
        now,
        new PhaseMoved(phase, before, PhaseStatus.FAILED, reason, Map.of()),
        new StateMoved(state(), next.standing().state(), reason));
  }

  public Transition pause(@Nullable String reason, Instant now) {
    return to(State.PAUSED, reason, course, now);
  }

  /**
   * Leaves everything as it is.
   *
   * @param remains what the migration leaves on the target
   */
  public Transition abort(@Nullable String reason, Map<String, String> remains, Instant now) {
    return move(
        course.with(State.ABORTED), now, new StateMoved(state(), State.ABORTED, reason, remains));
  }

  /** Turns round: from here on each phase that has begun is undone, the last one first. */
  public Transition rollBack(@Nullable String reason, Instant now) {
    noWayBack()
        .ifPresent(
            why -> {
              throw new IllegalTransitionException("there is no way back: " + why);
            });
    Course turned = next(Standing::turned);
    return move(turned, now, new StateMoved(state(), State.ROLLING_BACK, reason));
  }

  /** Why the migration can't be rolled back any more; empty as long as it can. */
  public Optional<String> noWayBack() {
    if (isRehearsal()) {
      return Optional.empty();
    }
    if (isUnderWayOrDone(Phase.RETIRE)) {
      return Optional.of("RETIRE has begun, and what it drops can't be restored");
    }
    boolean oneWay =
        !plan.replaces().isEmpty() && plan.backward().isEmpty() && !plan.isKeptByApplications();
    return oneWay && isUnderWayOrDone(Phase.SWITCH)
        ? Optional.of(
            "SWITCH has begun, and the plan gives no backward expression, so that the old column has not been kept in step since")
        : Optional.empty();
  }

  /** The phase's work has been taken back. */
  public Transition undo(Phase phase, Instant now) {
    return to(phase, PhaseStatus.UNDONE, null, Map.of(), now);
  }

  /** A phase can't be undone: the migration waits for somebody to look, and goes on from there. */
  public Transition stopRollback(String reason, Instant now) {
    return to(State.PAUSED, reason, course, now);
  }

  /** Every phase has been taken back. */
  public Transition completeRollback(Map<String, String> evidence, Instant now) {
    return move(
        course.with(State.ROLLED_BACK),
        now,
        new StateMoved(state(), State.ROLLED_BACK, null, evidence));
  }

  public Transition complete(Instant now) {
    return to(State.COMPLETED, null, course, now);
  }

  /** Goes on where it stood, as a new attempt, in the direction in which it went. */
  public Transition resume(@Nullable String reason, Instant now) {
    return switch (direction()) {
      case FORWARD -> new Resumption(this).at(reason, now);
      case BACK -> rollBack(reason, now);
    };
  }

  /** The gate let the phase pass, but its answer has expired before the work began. */
  public Transition askGateAgain(Phase phase, String reason, Instant now) {
    return to(phase, PhaseStatus.GATED, reason, Map.of(), now);
  }

  /** What the gate would be told of is too old: the phase steps back until it is new. */
  public Transition stepBack(Phase phase, String reason, Instant now) {
    return to(phase, PhaseStatus.PENDING, reason, Map.of(), now);
  }

  /** Every row is compared once more, since what was found before is too old. */
  public Transition verifyAgain(String reason, Instant now) {
    return with(progress.anew()).to(Phase.VERIFY, PhaseStatus.RUNNING, reason, Map.of(), now);
  }

  /** Lets a phase begin that waits for somebody to say so. */
  public Transition approve(Phase phase, Instant now) {
    new Approvals(this)
        .refusal(phase)
        .ifPresent(
            why -> {
              throw new IllegalTransitionException(why);
            });
    return move(course.withApproval(phase), now, new Approved(phase));
  }

  /** The phases that can be approved now, the one at hand first. */
  public List<Phase> approvable() {
    return new Approvals(this).open();
  }

  /** Lets the gate be asked again, with an exception to one of its findings. */
  public Transition override(GrantedOverride override, Instant now) {
    Phase phase = override.phase();
    if (!phase.asksTheGate() || statusOf(phase) != PhaseStatus.GATED) {
      throw new IllegalTransitionException(
          "only findings of a gate that is asked can be overridden; %s is %s"
              .formatted(phase, statusOf(phase)));
    }
    if (!override.expiresAt().isAfter(now)) {
      throw new IllegalTransitionException(
          "an override that expired at %s covers nothing".formatted(override.expiresAt()));
    }
    return move(
        course,
        now,
        new Overridden(override),
        new PhaseMoved(
            phase,
            PhaseStatus.GATED,
            PhaseStatus.GATED,
            "A finding of check %s is overridden".formatted(override.covered().check()),
            Map.of()));
  }

  public Transition report(Progress counters, Instant now) {
    return with(counters).move(course, now, new Progressed());
  }

  /** The same edition with these counters, to be stored with whatever comes next. */
  public Migration with(Progress counters) {
    return new Migration(plan, revision, course, sync, counters);
  }

  private Transition to(State next, @Nullable String reason, Course from, Instant now) {
    return move(from.with(next), now, new StateMoved(state(), next, reason));
  }

  Course next(UnaryOperator<Standing> change) {
    return course.with(change.apply(course.standing()));
  }

  private boolean isUnderWayOrDone(Phase phase) {
    return switch (statusOf(phase)) {
      case RUNNING, DONE -> true;
      case PENDING, SKIPPED, GATED, FAILED, UNDONE -> false;
    };
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

  Transition move(Course next, Instant now, MigrationEvent... events) {
    return new Transition(
        new Migration(plan, revision.next(now), next, sync, progress), List.of(events));
  }
}
