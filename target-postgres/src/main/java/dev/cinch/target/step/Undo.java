package dev.cinch.target.step;

import java.util.List;

/**
 * How a step is taken back.
 *
 * @param statements in the order in which they run; harmless where the step has not been carried
 *     out, or has been taken back already
 */
public record Undo(Kind kind, List<String> statements) {

  /** Whether and how a step can be taken back. */
  public enum Kind {
    /** By statements. */
    BY_STATEMENTS,
    /** The step leaves nothing that needs taking back. */
    NEEDLESS,
    /** There is no way back once the step has been carried out. */
    IMPOSSIBLE
  }

  public Undo {
    statements = List.copyOf(statements);
    if (statements.isEmpty() == (kind == Kind.BY_STATEMENTS)) {
      throw new IllegalArgumentException(
          "Cannot plan an undo of kind %s with %d statements".formatted(kind, statements.size()));
    }
  }

  public static Undo by(List<String> statements) {
    return new Undo(Kind.BY_STATEMENTS, statements);
  }

  public static Undo by(String... statements) {
    return by(List.of(statements));
  }

  public static Undo needless() {
    return new Undo(Kind.NEEDLESS, List.of());
  }

  public static Undo impossible() {
    return new Undo(Kind.IMPOSSIBLE, List.of());
  }
}
