package dev.cinch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void takesRatiosWithinARoundAndTheMedianOfThem() {
    Summary summary =
        new Summary(
            List.of(
                List.of(run("one-update", 100), run("worker-1-slot", 200)),
                List.of(run("worker-1-slot", 30), run("one-update", 10)),
                List.of(run("one-update", 100), run("worker-1-slot", 110))));
    assertThat(figure(summary, "worker-1-slot", "rowsPerSecond")).isEqualTo(110);
    assertThat(figure(summary, "worker-1-slot", "speedToOneUpdate")).isEqualTo(2);
    assertThat(figure(summary, "one-update", "speedToOneUpdate")).isEqualTo(1);
    assertThat(figure(summary, "worker-1-slot", "speedToTriggerBatches"))
        .as("they did not take part")
        .isNaN();
  }

  @Test
  void takesTheMiddleOfAnEvenNumber() {
    assertThat(Summary.median(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
  }

  private static double figure(Summary summary, String contender, String name) {
    return summary.of(contender).stream()
        .filter(figure -> figure.name().equals(name))
        .findAny()
        .orElseThrow()
        .value();
  }

  private static Run run(String contender, double rowsPerSecond) {
    return new Run(contender, rowsPerSecond, 1, 0, 0, 0, Double.NaN);
  }
}
