package dev.cinch.cli.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan can't be carried out as it is written; all that is wrong with it at once. */
public final class UnreadablePlanException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public UnreadablePlanException(String message, List<Problem> problems) {
    super(message);
    this.problems = List.copyOf(problems);
  }

  /**
   * Something that is wrong, and where.
   *
   * @param file of a plan in several files; null where there is one
   */
  public record Problem(@Nullable String file, int line, int column, String message) {}

  public List<Problem> problems() {
    return problems;
  }
}
