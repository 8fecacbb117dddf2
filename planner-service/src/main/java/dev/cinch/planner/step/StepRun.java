package dev.cinch.planner.step;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a step went, with whoever held it up.
 *
 * @param sql the statements that were to be run
 */
public record StepRun(
    String step,
    List<String> sql,
    Ending ending,
    @Nullable String error,
    List<Blocked> blocked,
    Timing timing) {

  /** What the name of a run begins with that took its step back. */
  public static final String UNDO = "undo of ";

  /** What the name of a run begins with that did all of its step and left nothing of it. */
  public static final String TRIAL = "trial of ";

  public StepRun {
    sql = List.copyOf(sql);
    blocked = List.copyOf(blocked);
  }

  /** The same of these statements. */
  public StepRun of(List<String> statements) {
    return new StepRun(step, statements, ending, error, blocked, timing);
  }

  /** How a step ended. */
  public enum Ending {
    /** The target holds its outcome, now or already. */
    DONE,
    /** Its lock was not to be had before the deadline. */
    LOCK_NOT_OBTAINED,
    /** The target refused it. */
    FAILED,
    /** It was told to stop between two tries. */
    STOPPED,
    /** The target can't be reached. */
    TARGET_UNAVAILABLE
  }

  /** A try that did not get its lock, and whom it waited for. */
  public record Blocked(Instant at, long waitedMillis, String by) {}

  /**
   * From when to when, in how many tries.
   *
   * @param waitedMillis until the beginning of the try that got its lock; null where none did
   * @param heldMillis the most that readers or writers can have waited for that try; null where it
   *     kept none of them waiting
   */
  public record Timing(
      Instant began,
      Instant ended,
      int tries,
      @Nullable Long waitedMillis,
      @Nullable Long heldMillis) {}
}
