package dev.cinch.planner.migration;

/** Tells whoever advances migrations that there may be something to do, once this is stored. */
public interface Wake {

  void wake(String migration);
}
