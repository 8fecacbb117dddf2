package dev.cinch.planner.plan;

/** Where something stands in a plan file; both from 1. */
public record Place(int line, int column) {

  static final Place START = new Place(1, 1);
}
