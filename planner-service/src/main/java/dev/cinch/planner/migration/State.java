package dev.cinch.planner.migration;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** State of a migration as a whole. */
public enum State {
  /** Goes on by itself. */
  ACTIVE,
  /** Stands still, by command or because a phase failed; it can be resumed. */
  PAUSED,
  /** Is being taken back. */
  ROLLING_BACK,
  /** Has been taken back; the target is as it was. */
  ROLLED_BACK,
  /** Was left as it stood; the target may hold objects of ours. */
  ABORTED,
  /** Has arrived. */
  COMPLETED;

  private static final Map<State, Set<State>> LEGAL = new EnumMap<>(State.class);

  static {
    LEGAL.put(ACTIVE, EnumSet.of(PAUSED, ROLLING_BACK, ABORTED, COMPLETED));
    LEGAL.put(PAUSED, EnumSet.of(ACTIVE, ROLLING_BACK, ABORTED));
    LEGAL.put(ROLLING_BACK, EnumSet.of(PAUSED, ROLLED_BACK, ABORTED));
    LEGAL.put(ROLLED_BACK, EnumSet.noneOf(State.class));
    LEGAL.put(ABORTED, EnumSet.noneOf(State.class));
    LEGAL.put(COMPLETED, EnumSet.noneOf(State.class));
  }

  /** Whether a migration may go from this state to the next at one step. */
  public boolean mayBecome(State next) {
    return LEGAL.getOrDefault(this, Set.of()).contains(next);
  }

  /** True where nothing follows. */
  public boolean isFinal() {
    return LEGAL.getOrDefault(this, Set.of()).isEmpty();
  }
}
