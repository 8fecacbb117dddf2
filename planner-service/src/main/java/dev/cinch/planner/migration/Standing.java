package dev.cinch.planner.migration;

/**
 * Where a migration as a whole stands.
 *
 * @param attempt raised at each resume and rollback; verdicts and reports of another do not count
 * @param epoch raised when BACKFILL and VERIFY are left; a writer with an older one writes nothing
 */
public record Standing(State state, Direction direction, int attempt, long epoch) {

  static final Standing FIRST = new Standing(State.ACTIVE, Direction.FORWARD, 1, 1);

  Standing with(State next) {
    if (!state.mayBecome(next)) {
      throw new IllegalTransitionException("Cannot go from %s to %s".formatted(state, next));
    }
    return new Standing(next, direction, attempt, epoch);
  }

  Standing with(Direction next) {
    return new Standing(state, next, attempt, epoch);
  }

  /** On the way back, as a new attempt. */
  Standing turned() {
    return with(State.ROLLING_BACK).with(Direction.BACK).withNextAttempt();
  }

  Standing withNextAttempt() {
    return new Standing(state, direction, attempt + 1, epoch);
  }

  Standing withNextEpoch() {
    return new Standing(state, direction, attempt, epoch + 1);
  }
}
