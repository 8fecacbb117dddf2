package dev.cinch.planner.step;

import dev.cinch.planner.step.StepRun.Blocked;

/**
 * A step that waits for its lock.
 *
 * @param tries so far
 * @param last whom the last one waited for
 */
public record Standstill(String step, int tries, Blocked last) {

  /** Goes on after "waits for". */
  public String sentence() {
    return "the lock of step %s: try %d gave up at %s after %d ms, held up by %s"
        .formatted(step, tries, last.at(), last.waitedMillis(), last.by());
  }
}
