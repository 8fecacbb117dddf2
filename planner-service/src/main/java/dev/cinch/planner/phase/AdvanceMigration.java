package dev.cinch.planner.phase;

import dev.cinch.planner.migration.CommitTransition;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.MigrationChangedException;
import dev.cinch.planner.migration.Migrations;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.PhaseStatus;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.rehearsal.MeasureRehearsal;
import dev.cinch.planner.step.PhaseFailedException;
import dev.cinch.planner.step.TryLaterException;
import dev.cinch.target.TargetRefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a migration as far as it can go now. Whoever calls it is the only one at that migration.
 */
public final class AdvanceMigration {

  /** Who moves a migration when nobody told it to. */
  public static final String ACTOR = "planner";

  /** The gate's check of how old the result of VERIFY is. */
  private static final String STALE = "verify.fresh";

  private static final Logger LOG = LoggerFactory.getLogger(AdvanceMigration.class);

  private final Migrations migrations;
  private final CommitTransition commit;
  private final AllPhases phases;
  private final TakeBack takeBack;
  private final ExplainWait waits;
  private final MeasureRehearsal measure;
  private final Clock clock;

  public AdvanceMigration(
      Migrations migrations,
      CommitTransition commit,
      AllPhases phases,
      ExplainWait waits,
      MeasureRehearsal measure) {
    this.migrations = migrations;
    this.commit = commit;
    this.phases = phases;
    this.takeBack = new TakeBack(phases.tools(), phases);
    this.waits = waits;
    this.measure = measure;
    this.clock = phases.tools().clock();
  }

  public void advance(String id) {
    boolean moved = true;
    while (moved && !Thread.currentThread().isInterrupted()) {
      moved = migrations.find(id).map(this::moveInItsTrace).orElse(false);
    }
  }

  /** What was kept open for migrations that do not go on any more is closed. */
  public void forgetAllBut(Collection<String> migrations) {
    phases.verify().letGoOfAllBut(migrations);
  }

  private boolean moveInItsTrace(Migration migration) {
    return phases.tools().traces().during(migration, () -> moveOnce(migration));
  }

  private boolean moveOnce(Migration migration) {
    try {
      Optional<Transition> next = next(migration);
      next.ifPresent(measure::measure);
      next.ifPresent(transition -> commit.commit(transition, ACTOR));
      return next.isPresent();
    } catch (MigrationChangedException changed) {
      LOG.debug("{} Deciding again", changed.getMessage());
      return true;
    } catch (TryLaterException later) {
      LOG.info("Migration {} waits: {}", migration.id(), later.getMessage());
      return false;
    }
  }

  private Optional<Transition> next(Migration migration) {
    return switch (migration.state()) {
      case ACTIVE -> forward(migration);
      case ROLLING_BACK -> takeBack.next(migration);
      case PAUSED, ROLLED_BACK, ABORTED, COMPLETED -> Optional.empty();
    };
  }

  private Optional<Transition> forward(Migration migration) {
    Optional<Phase> phase = migration.phaseAtHand();
    if (phase.isEmpty()) {
      return Optional.of(
          migration.isRehearsal()
              ? migration.rollBack("The rehearsal is at its end", now())
              : migration.complete(now()));
    }
    try {
      return next(migration, phase.get());
    } catch (PhaseFailedException | TargetRefusedException failed) {
      if (isNotAskedAgain(migration, phase.get())) {
        throw failed;
      }
      return Optional.of(failed(migration, phase.get(), String.valueOf(failed.getMessage())));
    }
  }

  /** A phase that failed goes on when it is resumed, and does not wait for what it waited for. */
  private static boolean isNotAskedAgain(Migration migration, Phase phase) {
    return migration.statusOf(phase) == PhaseStatus.PENDING && phase != Phase.TIGHTEN;
  }

  private Transition failed(Migration migration, Phase phase, String reason) {
    return migration.statusOf(phase) == PhaseStatus.RUNNING
        ? phases.of(phase).counted(migration).fail(phase, reason, now())
        : migration.fail(phase, reason, now());
  }

  private Optional<Transition> next(Migration migration, Phase phase) {
    return switch (migration.statusOf(phase)) {
      case PENDING -> begin(migration, phase);
      case GATED -> passGate(migration, phase);
      case RUNNING -> carryOn(migration, phase);
      case FAILED, UNDONE, SKIPPED, DONE -> Optional.empty();
    };
  }

  private Optional<Transition> begin(Migration migration, Phase phase) {
    Optional<Transition> found = beforehand(migration, phase);
    if (found.isPresent()) {
      return found;
    }
    if (waits.beforeItBegins(migration, phase).isPresent()) {
      return Optional.empty();
    }
    Optional<String> needless = phases.of(phase).needlessBecause(migration.plan());
    if (needless.isPresent()) {
      return Optional.of(migration.skip(phase, needless.get(), now()));
    }
    if (phase == Phase.TIGHTEN) {
      Optional<String> again = phases.verify().mustBeRepeatedBecause(migration, now());
      if (again.isPresent()) {
        return Optional.of(phases.verify().again(migration, again.get()));
      }
    }
    return Optional.of(
        migration.asksTheGate(phase)
            ? migration.askGate(phase, now())
            : migration.begin(phase, now()));
  }

  private Optional<Transition> beforehand(Migration migration, Phase phase) {
    return migration.isRehearsal() || phases.isNeedless(phase, migration.plan())
        ? Optional.empty()
        : phases.of(phase).beforehand(migration);
  }

  private Optional<Transition> passGate(Migration migration, Phase phase) {
    if (isLet(migration, phase)) {
      Optional<String> missed =
          phase == Phase.TIGHTEN ? phases.verify().missed(migration) : Optional.empty();
      return Optional.of(
          missed.isPresent()
              ? migration.stepBack(phase, missed.get(), now())
              : migration.begin(phase, now()));
    }
    return phase == Phase.TIGHTEN
            && phases.verify().isStale(migration, now())
            && waits.forNothingBut(STALE, migration, phase)
        ? Optional.of(migration.stepBack(phase, "The result of VERIFY is too old by now", now()))
        : Optional.empty();
  }

  private Optional<Transition> carryOn(Migration migration, Phase phase) {
    if (!isLet(migration, phase)) {
      return Optional.of(
          migration.askGateAgain(phase, "The verdict expired before the work began", now()));
    }
    return phases.of(phase).carryOn(migration);
  }

  private boolean isLet(Migration migration, Phase phase) {
    return waits.gate(migration, phase).isEmpty();
  }

  private Instant now() {
    return clock.instant();
  }
}
