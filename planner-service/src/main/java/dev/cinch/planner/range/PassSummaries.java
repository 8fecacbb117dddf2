package dev.cinch.planner.range;

import java.util.List;

/** What is known of the passes of a migration, for whoever looks on. */
public interface PassSummaries {

  /** From the oldest pass to the newest. */
  List<PassSummary> of(String migration, int failing);
}
