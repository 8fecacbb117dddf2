package dev.cinch.worker.range;

import dev.cinch.worker.range.Judgement.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One turn at one range, from the decision whether to touch it at all to the report of what came of
 * it. When it returns, the planner has been told, and the range can be acknowledged; when it
 * throws, the planner may not know, and the range must come again.
 */
public final class WorkOnRange {

  private static final Logger log = LoggerFactory.getLogger(WorkOnRange.class);

  private final MigrationStates states;
  private final Tables tables;
  private final Reports reports;
  private final WorkLimits limits;
  private final Clock clock;

  public WorkOnRange(
      MigrationStates states, Tables tables, Reports reports, WorkLimits limits, Clock clock) {
    this.states = states;
    this.tables = tables;
    this.reports = reports;
    this.limits = limits;
    this.clock = clock;
  }

  /** Gives why the target could not be reached, where that ended it. */
  public Optional<String> work(AssignedRange range, Turn turn) {
    Instant begun = clock.instant();
    Retries retries = new Retries(limits);
    Optional<MigrationView> migration =
        states.await(
            range.migration(), known -> !judge(range, known).is(Verdict.EARLY), limits.stateWait());
    Judgement judgement = judge(range, migration);
    Progress progress =
        judgement.is(Verdict.FIT)
            ? carryOut(range, migration.orElseThrow(), turn, retries)
            : Progress.none(range, judgement.stop());
    report(range, turn, progress, begun);
    return retries.away();
  }

  private static Judgement judge(AssignedRange range, Optional<MigrationView> known) {
    return JudgeRange.judge(range, known);
  }

  private Progress carryOut(
      AssignedRange range, MigrationView migration, Turn turn, Retries retries) {
    reports.send(Report.taken(range, turn.worker(), clock.instant()));
    FillRule rule = migration.subject().fill().orElseThrow();
    Order order = new Order(range, migration.subject(), rule, turn.worker());
    try {
      return persist(order, turn, retries);
    } catch (RuntimeException e) {
      log.warn("Work on {} failed; the planner is told and decides what becomes of it", range, e);
      return Progress.none(range, new Stop(ReportKind.FAILED, e.toString()));
    }
  }

  /**
   * A target that is away for a moment costs no failed range, and rows that others hold cost none
   * ever: the range is handed back when its time is over.
   */
  private Progress persist(Order order, Turn turn, Retries retries) {
    StopSign sign = new RangeWatch(order.range(), turn, states, clock);
    while (true) {
      Optional<Stop> stop = sign.read();
      if (stop.isPresent()) {
        return retries.ended(order.range(), stop.get());
      }
      try {
        Progress progress = tables.work(order, sign);
        retries.reached();
        return progress;
      } catch (RowsHeldByOthers e) {
        log.info("{}; trying {} again", e.getMessage(), order.range());
        sign.await(retries.afterHeld());
      } catch (TargetUnavailable e) {
        Optional<Duration> wait = retries.after(e);
        if (wait.isEmpty()) {
          return Progress.none(order.range(), new Stop(ReportKind.FAILED, e.why()));
        }
        log.warn("{}; trying {} again in {}", e.why(), order.range(), wait.get());
        sign.await(wait.get());
      }
    }
  }

  private void report(AssignedRange range, Turn turn, Progress progress, Instant begun) {
    Instant now = clock.instant();
    ReportKind kind = progress.kind();
    log.info(
        "{}: {} up to page {}{}",
        range,
        kind,
        progress.nextPage(),
        progress.stop().map(stop -> ", because " + stop.why()).orElse(""));
    reports.send(
        new Report(range, turn.worker(), kind, progress, Duration.between(begun, now), now));
  }
}
