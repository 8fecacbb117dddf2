package dev.cinch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.benchmarks.Latencies.Request;
import java.util.List;
import java.util.stream.LongStream;
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
  void comparesWhatApplicationsNoticedWithWhatTheyDidBefore() {
    Run run = run("worker-1-slot", 200).with(new Beside(took(1, 2), took(3, 9), 5));
    Summary summary = new Summary(List.of(List.of(run)));
    assertThat(figure(summary, "worker-1-slot", "p50Idle")).isEqualTo(1);
    assertThat(figure(summary, "worker-1-slot", "p95During")).isEqualTo(9);
    assertThat(figure(summary, "worker-1-slot", "p95ToIdle")).isEqualTo(4.5);
    assertThat(figure(summary, "worker-1-slot", "longestLockWait")).isEqualTo(5);
  }

  @Test
  void leavesOutRequestsThatWereNotDueMeanwhile() {
    Latencies all = new Latencies();
    all.add(List.of(new Request(10, 7), new Request(20, 8), new Request(30, 9)));
    assertThat(all.within(new Span(15, 25)).count()).isEqualTo(1);
    assertThat(all.within(new Span(15, 25)).percentile(100)).isEqualTo(8 / 1e6);
  }

  private static Latencies took(long... milliseconds) {
    Latencies latencies = new Latencies();
    latencies.add(
        LongStream.of(milliseconds).mapToObj(each -> new Request(0, each * 1_000_000)).toList());
    return latencies;
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
    return new Run(contender, rowsPerSecond, 1, 0, 0, 0, Double.NaN, null);
  }
}
