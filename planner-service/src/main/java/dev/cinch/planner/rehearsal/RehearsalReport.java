package dev.cinch.planner.rehearsal;

import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.plan.Plan.Rehearsed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rehearsal has shown so far.
 *
 * @param migration the rehearsal's own id
 * @param rehearsed the plan, and the target that it is meant for
 * @param target where it is tried out
 * @param leftOut what a migration that is meant would have waited for or asked
 */
public record RehearsalReport(
    String migration,
    Rehearsed rehearsed,
    String target,
    Result result,
    List<PhaseFigures> phases,
    Locks locks,
    List<String> leftOut,
    Prospect prospect) {

  public RehearsalReport {
    phases = List.copyOf(phases);
    leftOut = List.copyOf(leftOut);
  }

  /** What has come of it. */
  public enum Outcome {
    /** Nothing yet. */
    RUNNING,
    /** It stands still and waits for somebody, with things of its own still on the target. */
    STUCK,
    /** Every phase went through, and all was taken back. */
    PASSED,
    /** A phase failed; what had been done was taken back. */
    FAILED,
    /** Somebody ended it before it had gone through. */
    STOPPED
  }

  /**
   * How it went as a whole.
   *
   * @param ended null while it runs
   * @param catalog how the table compares with what it was before; null until that is known
   */
  public record Result(
      Outcome outcome,
      @Nullable String reason,
      Instant began,
      @Nullable Instant ended,
      @Nullable String catalog) {}

  /**
   * One phase, there and back.
   *
   * @param skippedBecause why the plan does not need it; null where it does
   * @param forth null where the phase has not been at its end
   * @param back null where it has not been taken back
   */
  public record PhaseFigures(
      Phase phase, @Nullable String skippedBecause, @Nullable Cost forth, @Nullable Cost back) {}

  /**
   * What something took.
   *
   * @param logBytes what the whole server wrote to its log meanwhile
   * @param tableBytes by how much the table grew
   * @param indexBytes by how much its indexes grew
   */
  public record Cost(long millis, long logBytes, long tableBytes, long indexBytes) {

    Cost plus(Cost other) {
      return new Cost(
          millis + other.millis,
          logBytes + other.logBytes,
          tableBytes + other.tableBytes,
          indexBytes + other.indexBytes);
    }

    Cost times(double factor) {
      return new Cost(
          Math.round(millis * factor),
          Math.round(logBytes * factor),
          Math.round(tableBytes * factor),
          Math.round(indexBytes * factor));
    }
  }

  /**
   * What there was of locks.
   *
   * @param waited the step that had to wait longest until it got its lock; null where none had to
   * @param held the step that can have kept readers or writers waiting longest
   * @param rowsHeldMillis the longest time for which a worker can have kept rows locked
   */
  public record Locks(@Nullable Longest waited, @Nullable Longest held, long rowsHeldMillis) {}

  /**
   * The longest of its kind.
   *
   * @param by who stood in the way, where anybody did
   */
  public record Longest(String step, long millis, @Nullable String by) {}

  /**
   * What the plan would take on the target that it is meant for.
   *
   * @param unknownBecause why there is no forecast; null where there is one
   * @param measuredOn the table on which it was rehearsed, before the first phase
   * @param meantFor the table that it is meant for, as it is now
   * @param factor how many times as large it is
   * @param phases those that were carried out, scaled where they go over rows
   * @param total of all of them, the waiting left out
   */
  public record Prospect(
      @Nullable String unknownBecause,
      @Nullable Sizes measuredOn,
      @Nullable Sizes meantFor,
      @Nullable Double factor,
      List<PhaseCost> phases,
      @Nullable Cost total,
      List<String> caveats) {

    public Prospect {
      phases = List.copyOf(phases);
      caveats = List.copyOf(caveats);
    }

    static Prospect unknown(String why) {
      return new Prospect(why, null, null, null, List.of(), null, List.of());
    }
  }

  /** What one phase would take. */
  public record PhaseCost(Phase phase, Cost cost) {}
}
