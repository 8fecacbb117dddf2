package dev.cinch.planner.target;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.settings.PlannerProperties;
import dev.cinch.planner.step.BetweenTries;
import dev.cinch.planner.step.Standstill;
import dev.cinch.planner.step.StepRun;
import dev.cinch.planner.step.StepRun.Blocked;
import dev.cinch.planner.step.StepRun.Ending;
import dev.cinch.planner.step.StepRun.Timing;
import dev.cinch.planner.step.StepWatch;
import dev.cinch.planner.step.TargetSteps;
import dev.cinch.target.Target;
import dev.cinch.target.TargetUnavailableException;
import dev.cinch.target.Targets;
import dev.cinch.target.lock.BlockedTry;
import dev.cinch.target.lock.Blocker;
import dev.cinch.target.lock.LockNotObtainedException;
import dev.cinch.target.lock.LockPolicy;
import dev.cinch.target.lock.LockSafeRunner;
import dev.cinch.target.lock.Pause;
import dev.cinch.target.lock.StepFailedException;
import dev.cinch.target.lock.StepListener;
import dev.cinch.target.lock.StepOutcome;
import dev.cinch.target.lock.StepStoppedException;
import dev.cinch.target.step.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
class JdbcTargetSteps implements TargetSteps {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcTargetSteps.class);

  private final Targets targets;
  private final PlannerProperties properties;
  private final Clock clock;
  private final StepWatch watch;

  JdbcTargetSteps(Targets targets, PlannerProperties properties, Clock clock, StepWatch watch) {
    this.targets = targets;
    this.properties = properties;
    this.clock = clock;
    this.watch = watch;
  }

  @Override
  public StepRun carryOut(Migration migration, Step step, BetweenTries between) {
    return run(migration, step, step.id(), between, LockSafeRunner::run).of(step.statements());
  }

  @Override
  public StepRun tryOut(Migration migration, Step step, BetweenTries between) {
    return run(migration, step, StepRun.TRIAL + step.id(), between, LockSafeRunner::tryOut)
        .of(step.statements());
  }

  @Override
  public StepRun takeBack(Migration migration, Step step, BetweenTries between) {
    return run(migration, step, StepRun.UNDO + step.id(), between, LockSafeRunner::undo)
        .of(step.undo().statements());
  }

  /** One of the runner's ways. */
  private interface Way {
    StepOutcome go(
        LockSafeRunner runner,
        Target target,
        String migration,
        Step step,
        LockPolicy policy,
        StepListener listener);
  }

  private StepRun run(Migration migration, Step step, String name, BetweenTries between, Way way) {
    Instant began = clock.instant();
    try {
      Target target = targets.get(migration.plan().target());
      LockSafeRunner runner =
          new LockSafeRunner(
              clock, Pause.SLEEP, ThreadLocalRandom.current(), () -> !between.goesOn());
      StepOutcome outcome =
          way.go(
              runner,
              target,
              migration.id(),
              step,
              policy(),
              listener(migration, step, name, between));
      if (outcome.tries() > 0) {
        watch.carriedOut(migration.id(), step, outcome.held());
      }
      return done(step, name, began, outcome);
    } catch (LockNotObtainedException blocked) {
      return ended(
          name,
          Ending.LOCK_NOT_OBTAINED,
          blocked.getMessage(),
          blocked.blocked(),
          unlocked(began, blocked.blocked().size()));
    } catch (StepFailedException failed) {
      return ended(name, Ending.FAILED, failed.getMessage(), List.of(), unlocked(began, 1));
    } catch (StepStoppedException stopped) {
      return ended(name, Ending.STOPPED, stopped.getMessage(), List.of(), unlocked(began, 0));
    } catch (TargetUnavailableException away) {
      return ended(
          name, Ending.TARGET_UNAVAILABLE, away.getMessage(), List.of(), unlocked(began, 0));
    }
  }

  private LockPolicy policy() {
    return LockPolicy.DEFAULT
        .withBudget(properties.lockBudget())
        .withDeadline(properties.lockDeadline());
  }

  private StepListener listener(Migration migration, Step step, String name, BetweenTries between) {
    return new StepListener() {
      @Override
      public void tryFailed(BlockedTry blocked) {
        LOG.info(
            "Migration {}: step {} did not get its lock at try {} and will try again; held up by {}",
            migration.id(),
            name,
            blocked.number(),
            names(blocked.blockers()));
        watch.gaveUp(migration.id(), step, blocked.lasted());
        between.heldUp(new Standstill(name, blocked.number(), blocked(blocked)));
      }

      @Override
      public void waitingForSession(List<Blocker> holders) {
        LOG.info(
            "Migration {}: step {} waits for another session of the same migration to end: {}",
            migration.id(),
            name,
            names(holders));
      }
    };
  }

  private StepRun done(Step step, String name, Instant began, StepOutcome outcome) {
    boolean blocks =
        step.lock().blocksForeground() || name.startsWith(StepRun.UNDO) && step.transactional();
    return ended(
        name,
        Ending.DONE,
        null,
        outcome.blocked(),
        new Timing(
            began,
            clock.instant(),
            outcome.tries(),
            outcome.waited().toMillis(),
            blocks ? outcome.held().toMillis() : null));
  }

  private Timing unlocked(Instant began, int tries) {
    return new Timing(began, clock.instant(), tries, null, null);
  }

  private static StepRun ended(
      String step, Ending ending, @Nullable String error, List<BlockedTry> blocked, Timing timing) {
    return new StepRun(
        step,
        List.of(),
        ending,
        error,
        blocked.stream().map(JdbcTargetSteps::blocked).toList(),
        timing);
  }

  private static Blocked blocked(BlockedTry blockedTry) {
    return new Blocked(
        blockedTry.at(), blockedTry.lasted().toMillis(), names(blockedTry.blockers()));
  }

  private static String names(List<Blocker> blockers) {
    return blockers.isEmpty()
        ? "nobody seen"
        : blockers.stream().map(Blocker::describe).collect(Collectors.joining("; "));
  }
}
