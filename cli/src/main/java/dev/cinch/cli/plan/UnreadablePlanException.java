package dev.cinch.cli.plan;

import java.util.List;

/** A plan can't be carried out as it is written; all that is wrong with it at once. */
public final class UnreadablePlanException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public UnreadablePlanException(String message, List<Problem> problems) {
    super(message);
    this.problems = List.copyOf(problems);
  }

  /** Something that is wrong, and where. */
  public record Problem(int line, int column, String message) {}

  public List<Problem> problems() {
    return problems;
  }
}
