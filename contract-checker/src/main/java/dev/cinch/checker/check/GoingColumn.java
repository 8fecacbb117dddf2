package dev.cinch.checker.check;

import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Question;
import java.util.List;
import java.util.function.Function;

/** The names of columns that go with a phase, where any do. */
final class GoingColumn {

  private GoingColumn() {}

  /** What is found of each name that goes, or that none does. */
  static List<Finding> with(String check, Question question, Function<String, List<Finding>> look) {
    List<String> drops = question.site().namesThatGo();
    return drops.isEmpty()
        ? List.of(
            Finding.pass(
                check,
                "No column of %s goes with %s"
                    .formatted(question.site().table(), question.occasion().phase())))
        : drops.stream()
            .flatMap(
                each ->
                    look.apply(each).stream()
                        .map(
                            finding ->
                                drops.size() == 1 ? finding : finding.with(Finding.GOING, each)))
            .toList();
  }

  /** What is found of each that is in its way; where nothing is, that. */
  static <T> List<Finding> inTheWay(List<T> obstacles, Function<T, Finding> finding, Finding none) {
    return obstacles.isEmpty() ? List.of(none) : obstacles.stream().map(finding).toList();
  }
}
