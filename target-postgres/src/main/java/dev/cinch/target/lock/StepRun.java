package dev.cinch.target.lock;

import dev.cinch.target.Remedy;
import dev.cinch.target.TargetUnavailableException;
import dev.cinch.target.lock.Work.Ending;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a step: try after try, until it is done or there is no use in another one. */
final class StepRun {

  private static final Logger LOG = LoggerFactory.getLogger(StepRun.class);
  private static final int TRIES_KEPT = 20;
  private static final String BROKEN_CONSTRAINT = "23";

  private final StepSession session;
  private final Work work;
  private final LockPolicy policy;
  private final Patience patience;
  private final StepListener listener;
  private final Deque<BlockedTry> blocked = new ArrayDeque<>();
  private int tries;

  StepRun(
      StepSession session, Work work, LockPolicy policy, Patience patience, StepListener listener) {
    this.session = session;
    this.work = work;
    this.policy = policy;
    this.patience = patience;
    this.listener = listener;
  }

  StepOutcome untilDone() {
    while (true) {
      patience.stopIfTold();
      Instant begin = patience.now();
      try {
        session.takeMigrationLock(patience, listener);
        if (work.skipWhenDone() && session.isDone(work)) {
          return outcome(StepOutcome.Result.ALREADY_DONE, patience.sinceStart(), Duration.ZERO);
        }
        return oneTry();
      } catch (SQLException e) {
        afterFailure(e, begin);
      }
    }
  }

  private StepOutcome oneTry() throws SQLException {
    if (work.statements().isEmpty()) {
      throw new StepFailedException(
          "Cannot carry out %s: the step has been carried out, and there is no way back from it"
              .formatted(label()),
          null);
    }
    tries++;
    Duration waited = patience.sinceStart();
    Duration held = session.carryOut(work, policy, patience.left());
    if (session.isDone(work) != (work.ending() == Ending.COMMIT)) {
      throw new StepFailedException(
          "Cannot confirm %s: its statements ran, but \"%s\" %s; look at the target"
              .formatted(label(), work.doneWhen(), expected()),
          null);
    }
    return outcome(StepOutcome.Result.DONE, waited, held);
  }

  private String expected() {
    return switch (work.ending()) {
      case COMMIT -> "does not hold";
      case ROLLBACK -> "holds although it was only tried";
    };
  }

  private StepOutcome outcome(StepOutcome.Result result, Duration waited, Duration held) {
    return new StepOutcome(result, tries, waited, held, List.copyOf(blocked));
  }

  private void afterFailure(SQLException failure, Instant begin) {
    switch (session.judge(failure)) {
      case STOPPED -> patience.stopIfTold();
      case FAILED ->
          throw new StepFailedException(
              "Cannot carry out %s: %s; %s and resume"
                  .formatted(
                      label(),
                      words(failure),
                      Remedy.of(failure).orElse("change what stands against it")),
              failure);
      case CONNECTION_LOST -> {
        session.abandon();
        retry(failure, begin, List.of());
      }
      case BLOCKED -> retry(failure, begin, session.blockers());
    }
  }

  /** Where rows break a constraint, the detail holds their values, and reasons go into events. */
  private static String words(SQLException failure) {
    ServerErrorMessage said =
        failure instanceof PSQLException problem ? problem.getServerErrorMessage() : null;
    boolean ofRows = String.valueOf(failure.getSQLState()).startsWith(BROKEN_CONSTRAINT);
    String message = ofRows && said != null ? said.getMessage() : failure.getMessage();
    return String.valueOf(message);
  }

  private void retry(SQLException failure, Instant begin, List<Blocker> blockers) {
    Duration lasted = Duration.between(begin, patience.now());
    BlockedTry last =
        new BlockedTry(
            Math.max(tries, 1),
            patience.now(),
            lasted,
            Objects.toString(failure.getMessage(), "no reason given"),
            blockers);
    remember(last);
    if (patience.isAtEnd()) {
      throw atEnd(last);
    }
    Duration next = patience.nextPause(last.number());
    LOG.info(
        "Try {} of {} was given up after {} ms, nothing was changed: {}; {}; next try in {} ms",
        last.number(),
        label(),
        lasted.toMillis(),
        last.reason(),
        Blocker.describe(blockers),
        next.toMillis());
    listener.tryFailed(last);
    patience.waitFor(next);
  }

  private void remember(BlockedTry last) {
    blocked.add(last);
    if (blocked.size() > TRIES_KEPT) {
      blocked.removeFirst();
    }
  }

  private RuntimeException atEnd(BlockedTry last) {
    if (session.isLost()) {
      return new TargetUnavailableException(
          "Cannot carry out %s: %s; try again later".formatted(label(), last.reason()), null);
    }
    return new LockNotObtainedException(
        "Cannot carry out %s: %d tries in %s, the last one: %s; %s; try again when they are done"
            .formatted(
                label(),
                last.number(),
                policy.deadline(),
                last.reason(),
                Blocker.describe(lastKnownBlockers())),
        List.copyOf(blocked));
  }

  private List<Blocker> lastKnownBlockers() {
    List<Blocker> known = List.of();
    for (BlockedTry one : blocked) {
      known = Blocker.better(known, one.blockers());
    }
    return known;
  }

  private String label() {
    return "step %s on %s".formatted(work.name(), session.targetName());
  }
}
