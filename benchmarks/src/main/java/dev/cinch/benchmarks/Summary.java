package dev.cinch.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Medians over the rounds, and ratios, each taken within a round. */
final class Summary {

  /**
   * One figure of one contender.
   *
   * @param name of the figure, as in JSON
   * @param value the median
   */
  record Figure(String name, double value) {}

  private static final List<Double> PERCENTILES = List.of(50.0, 95.0, 99.0, 100.0);

  private final List<List<Run>> rounds;

  Summary(List<List<Run>> rounds) {
    this.rounds = List.copyOf(rounds);
  }

  List<Figure> of(String contender) {
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("rowsPerSecond", median(contender, Run::rowsPerSecond)));
    figures.add(new Figure("walBytes", median(contender, Run::walBytes)));
    figures.add(new Figure("heapGrowth", median(contender, Run::heapGrowth)));
    figures.add(new Figure("indexGrowth", median(contender, Run::indexGrowth)));
    figures.add(new Figure("hotShare", median(contender, Run::hotShare)));
    figures.add(new Figure("cpuSeconds", median(contender, Run::cpuSeconds)));
    figures.add(
        new Figure(
            "speedToOneUpdate", ratio(contender, Contenders.ONE_UPDATE, Run::rowsPerSecond)));
    figures.add(
        new Figure(
            "speedToTriggerBatches",
            ratio(contender, Contenders.TRIGGER_BATCHES, Run::rowsPerSecond)));
    figures.add(
        new Figure("walToOneUpdate", ratio(contender, Contenders.ONE_UPDATE, Run::walBytes)));
    figures.addAll(beside(contender));
    return figures;
  }

  /** In milliseconds; NaN where no applications were there. */
  private List<Figure> beside(String contender) {
    List<Figure> figures = new ArrayList<>();
    for (double share : PERCENTILES) {
      String name = share == 100 ? "longest" : "p%.0f".formatted(share);
      figures.add(
          new Figure(
              name + "Idle", median(contender, noticed(run -> run.idle().percentile(share)))));
      figures.add(
          new Figure(
              name + "During", median(contender, noticed(run -> run.during().percentile(share)))));
    }
    figures.add(new Figure("p95ToIdle", median(contender, noticed(Beside::p95Ratio))));
    figures.add(new Figure("longestLockWait", median(contender, noticed(Beside::longestLockWait))));
    return figures;
  }

  private static ToDoubleFunction<Run> noticed(ToDoubleFunction<Beside> figure) {
    return run -> run.beside() == null ? Double.NaN : figure.applyAsDouble(run.beside());
  }

  private double median(String contender, ToDoubleFunction<Run> figure) {
    return median(rounds.stream().map(round -> of(round, contender, figure)).toList());
  }

  /** NaN where the other does not take part. */
  private double ratio(String contender, String other, ToDoubleFunction<Run> figure) {
    return median(
        rounds.stream()
            .map(round -> of(round, contender, figure) / of(round, other, figure))
            .toList());
  }

  private static double of(List<Run> round, String contender, ToDoubleFunction<Run> figure) {
    return round.stream()
        .filter(run -> run.contender().equals(contender))
        .mapToDouble(figure)
        .findAny()
        .orElse(Double.NaN);
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
