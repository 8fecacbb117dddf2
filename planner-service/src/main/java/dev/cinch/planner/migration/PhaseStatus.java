package dev.cinch.planner.migration;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where one phase of a migration stands. */
public enum PhaseStatus {
  /** Not begun. */
  PENDING,
  /** The plan does not need it. */
  SKIPPED,
  /** The gate has been asked and has not let it pass yet. */
  GATED,
  /** Its work is under way. */
  RUNNING,
  /** Its work is finished, with evidence. */
  DONE,
  /** Its work stopped with a reason; it can be resumed. */
  FAILED,
  /** Its work has been taken back. */
  UNDONE;

  private static final Map<PhaseStatus, Set<PhaseStatus>> LEGAL = new EnumMap<>(PhaseStatus.class);

  static {
    LEGAL.put(PENDING, EnumSet.of(SKIPPED, GATED, RUNNING, FAILED));
    LEGAL.put(SKIPPED, EnumSet.noneOf(PhaseStatus.class));
    LEGAL.put(GATED, EnumSet.of(PENDING, RUNNING, FAILED, UNDONE));
    LEGAL.put(RUNNING, EnumSet.of(GATED, DONE, FAILED, UNDONE));
    LEGAL.put(DONE, EnumSet.of(RUNNING, UNDONE));
    LEGAL.put(FAILED, EnumSet.of(GATED, RUNNING, UNDONE));
    LEGAL.put(UNDONE, EnumSet.noneOf(PhaseStatus.class));
  }

  /** Whether a phase may go from this status to the next at one step. */
  public boolean mayBecome(PhaseStatus next) {
    return LEGAL.getOrDefault(this, Set.of()).contains(next);
  }

  /** True where there may be something to take back. */
  public boolean hasBegun() {
    return mayBecome(UNDONE);
  }

  /** True where the phases after this one may begin. */
  public boolean isBehindUs() {
    return this == DONE || this == SKIPPED;
  }
}
