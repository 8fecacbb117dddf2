package dev.cinch.planner.rehearsal;

import java.util.List;

/** The readings of all rehearsals. */
public interface Readings {

  /**
   * Of the beginning of a phase the first one counts, of its end and of its way back the last one:
   * a planner that died between reading and going on reads again.
   */
  void keep(String migration, Reading reading);

  /** In the order in which they were taken. */
  List<Reading> of(String migration);
}
