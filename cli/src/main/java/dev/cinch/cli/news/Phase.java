package dev.cinch.cli.news;

import java.util.Arrays;

/** The phases of a migration, in the order in which they run. */
public enum Phase {
  /** One that this version does not know. */
  UNKNOWN,
  /** The new column is added. */
  EXPAND,
  /** Old and new are kept in step from here on. */
  SYNC,
  /** Existing rows are filled. */
  BACKFILL,
  /** All rows are recomputed. */
  VERIFY,
  /** Indexes are built. */
  INDEX,
  /** Constraints are added. */
  TIGHTEN,
  /** Applications read the new column. */
  SWITCH,
  /** The old column goes. */
  RETIRE;

  /** The one of that name; UNKNOWN where there is none. */
  public static Phase of(String name) {
    return Arrays.stream(values())
        .filter(phase -> phase.name().equals(name))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
