package dev.cinch.checker.check;

import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Question;
import java.util.List;
import java.util.function.Function;

/** The column that goes with a phase, where one does. */
final class GoingColumn {

  private GoingColumn() {}

  /** What is found of the column that goes, or that none does. */
  static List<Finding> with(String check, Question question, Function<String, List<Finding>> look) {
    String drops = question.site().drops();
    return drops == null
        ? List.of(
            Finding.pass(
                check,
                "No column of %s goes with %s"
                    .formatted(question.site().table(), question.occasion().phase())))
        : look.apply(drops);
  }

  /** What is found of each that is in its way; where nothing is, that. */
  static <T> List<Finding> inTheWay(List<T> obstacles, Function<T, Finding> finding, Finding none) {
    return obstacles.isEmpty() ? List.of(none) : obstacles.stream().map(finding).toList();
  }
}
