package dev.cinch.checker.inspection;

import java.util.Comparator;
import java.util.List;

/**
 * What an inspection found.
 *
 * @param problems by file and place
 * @param looked how much was looked at
 */
public record Report(List<Problem> problems, Looked looked) {

  /** How much was looked at. */
  public record Looked(int schemas, int contracts, int plans, int readings) {}

  public Report {
    problems =
        problems.stream()
            .distinct()
            .sorted(
                Comparator.comparing((Problem problem) -> problem.spot().file())
                    .thenComparing(problem -> problem.spot().line())
                    .thenComparing(problem -> problem.spot().column()))
            .toList();
  }

  /** 0 clean, 1 violations, 2 could not tell. */
  public int exitCode() {
    if (has(Weight.VIOLATION)) {
      return 1;
    }
    return has(Weight.UNKNOWN) ? 2 : 0;
  }

  long count(Weight weight) {
    return problems.stream().filter(problem -> problem.weight() == weight).count();
  }

  private boolean has(Weight weight) {
    return count(weight) > 0;
  }
}
