package dev.cinch.target.step;

import java.util.List;

/**
 * How a step is taken back.
 *
 * @param statements in the order in which they run; harmless where the step has not been carried
 *     out, or has been taken back already
 * @param steps what they are carried out by, where one go would keep others waiting
 */
public record Undo(Kind kind, List<String> statements, List<Step> steps) {

  /** Whether and how a step can be taken back. */
  public enum Kind {
    /** By statements. */
    BY_STATEMENTS,
    /** By steps of its own, each with its own lock. */
    BY_STEPS,
    /** The step leaves nothing that needs taking back. */
    NEEDLESS,
    /** There is no way back once the step has been carried out. */
    IMPOSSIBLE
  }

  public Undo {
    statements = List.copyOf(statements);
    steps = List.copyOf(steps);
    if (statements.isEmpty() == (kind == Kind.BY_STATEMENTS || kind == Kind.BY_STEPS)) {
      throw new IllegalArgumentException(
          "Cannot plan an undo of kind %s with %d statements".formatted(kind, statements.size()));
    }
  }

  public static Undo by(List<String> statements) {
    return new Undo(Kind.BY_STATEMENTS, statements, List.of());
  }

  public static Undo by(String... statements) {
    return by(List.of(statements));
  }

  /** By steps that find for themselves what is done already. */
  public static Undo through(List<Step> steps) {
    return new Undo(
        Kind.BY_STEPS, steps.stream().flatMap(step -> step.statements().stream()).toList(), steps);
  }

  public static Undo needless() {
    return new Undo(Kind.NEEDLESS, List.of(), List.of());
  }

  public static Undo impossible() {
    return new Undo(Kind.IMPOSSIBLE, List.of(), List.of());
  }
}
