package dev.cinch.checker.inspection;

/** Where something stands: a file, and a line and a column from 1. */
public record Spot(String file, int line, int column) {

  static Spot startOf(String file) {
    return new Spot(file, 1, 1);
  }

  @Override
  public String toString() {
    return "%s:%d:%d".formatted(file, line, column);
  }
}
