package dev.cinch.planner.migration;

import java.util.List;
import java.util.Map;

/** What all migrations are at, at a glance. */
public interface CurrentMigrations {

  /** Those that have not ended. */
  List<Current> current();

  /** How many there are of each state that any is in, ended ones included. */
  Map<State, Long> count();

  /** A migration that has not ended. */
  record Current(String id, String target, String owner, Course course, Progress progress) {}
}
