package dev.cinch.cli.demo;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds the table's orders against those that the clerks remember. */
final class Comparison {

  private final Map<Long, Integer> remembered;
  private long known;
  private long wrong;

  Comparison(Map<Long, Integer> remembered) {
    this.remembered = remembered;
  }

  /** An order that is there. */
  void found(long id, @Nullable String reference) {
    Integer expected = remembered.get(id);
    if (expected != null) {
      known++;
    }
    if (expected == null || !expected.toString().equals(reference)) {
      wrong++;
    }
  }

  /** Orders that differ, are missing, or should not be there. */
  long mismatches() {
    return wrong + remembered.size() - known;
  }

  long compared() {
    return remembered.size();
  }
}
