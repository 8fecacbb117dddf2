package dev.cinch.planner.range;

import dev.cinch.planner.migration.Migration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The ranges of passes, given out and not. */
public interface Ranges {

  /** Given out and not yet reported: the window in use. */
  long countOut(Pass pass);

  /** Of these, the ones that a slot has taken. */
  long countTaken(Pass pass);

  /** Still to be worked on. */
  long countOpen(Pass pass);

  /** Ranges that wait to be given out, and may be now; with why, where they have been before. */
  List<Range> waiting(Pass pass, int attempt, Instant now, int limit);

  void addGiven(Pass pass, Range range, int attempt, Instant now);

  void giveAgain(Range range, int attempt, Instant now);

  /**
   * Takes back what was given out and is not heard of: ranges of another attempt, ranges taken and
   * silent since {@code patience.silentSince}, ranges that nobody took although others moved, and
   * ranges that failed for good, or met bad rows, in another attempt.
   */
  void takeBack(Pass pass, Migration migration, Patience patience);

  /** Why a range of the pass failed for good in this attempt. */
  Optional<String> failure(Pass pass, int attempt);

  /** After which instant a range should have been heard of. */
  record Patience(Instant silentSince, Instant untakenSince, Instant now) {}
}
