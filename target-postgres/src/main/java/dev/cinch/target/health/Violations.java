package dev.cinch.target.health;

import java.util.Set;
import java.util.function.Predicate;

/**
 * Lines of a server's log that say that a write was refused, since it violates one of these.
 *
 * @param constraints names of checks, foreign keys and unique indexes
 * @param notNull names of columns that refuse nulls
 */
public record Violations(Set<String> constraints, Set<String> notNull)
    implements Predicate<String> {

  public Violations {
    constraints = Set.copyOf(constraints);
    notNull = Set.copyOf(notNull);
  }

  @Override
  public boolean test(String line) {
    return line.contains(" violates ") && names(inPlainQuotes(line));
  }

  private boolean names(String line) {
    return constraints.stream().anyMatch(name -> line.contains("constraint \"" + name + '"'))
        || line.contains(" violates not-null constraint")
            && notNull.stream().anyMatch(name -> line.contains("in column \"" + name + '"'));
  }

  /** Logs as CSV double them, logs as JSON put a backslash before. */
  private static String inPlainQuotes(String line) {
    return line.replace("\"\"", "\"").replace("\\\"", "\"");
  }
}
