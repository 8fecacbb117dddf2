package dev.cinch.planner.engine;

/** Who advances which migration, among all planners. */
public interface Claims {

  /** Runs the work if nobody else has claimed the migration, and keeps everybody off meanwhile. */
  void whileClaimed(String migration, Runnable work);
}
