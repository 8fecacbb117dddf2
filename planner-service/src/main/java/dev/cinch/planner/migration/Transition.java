package dev.cinch.planner.migration;

import java.util.List;

/** A migration after a named transition, and what the transition did. Nothing is stored yet. */
public record Transition(Migration migration, List<MigrationEvent> events) {

  public Transition {
    events = List.copyOf(events);
  }
}
