package dev.cinch.benchmarks;

import dev.cinch.benchmarks.WholeSuite.Fill;
import dev.cinch.stack.LocalStack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Measures what Kafka and the planner cost: the same table is filled by the worker's code in a loop
 * and by the whole suite, in turn: {@code [rows [slots [rounds]]]}.
 */
public final class SuiteBenchmark {

  private static final long WARM_UP_ROWS = 100_000;

  private SuiteBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    long rows = Arguments.number(arguments, 0, 1_000_000);
    int slots = (int) Arguments.number(arguments, 1, 2);
    int rounds = (int) Arguments.number(arguments, 2, 3);
    List<String> copies = new ArrayList<>(List.of("small_suite"));
    IntStream.rangeClosed(1, rounds).forEach(round -> copies.add("bare_" + round));
    try (LocalStack stack = LocalStack.start(BenchmarkServer.withWhatTheSuiteNeeds());
        WholeSuite suite = WholeSuite.start(stack.endpoints(), copies, slots)) {
      Orders small = Orders.bare(stack.postgres(), "small", Shape.THREE_INDEXES, WARM_UP_ROWS);
      suite.fill(small.copy("suite"));
      small.drop();
      Orders prepared = Orders.build(stack.postgres(), "prepared", Shape.THREE_INDEXES, rows);
      loop(prepared, slots, "warm_up");
      Orders bare = Orders.bare(stack.postgres(), "bare", Shape.THREE_INDEXES, rows);
      System.out.printf(
          "%,d rows, %d slots; seconds%n%6s%10s%10s%14s%22s%22s%n",
          rows,
          slots,
          "round",
          "loop",
          "suite",
          "loop / suite",
          "first range given at",
          "last range to DONE");
      double[] ratios = new double[rounds];
      for (int round = 1; round <= rounds; round++) {
        ratios[round - 1] = round(prepared, bare, suite, slots, round);
      }
      Arrays.sort(ratios);
      System.out.printf(
          "median of loop / suite: %.2f; the worker's process took at most %.0f MB%n",
          ratios[rounds / 2], suite.worker().mostMegabytes());
    }
  }

  private static double round(Orders prepared, Orders bare, WholeSuite suite, int slots, int round)
      throws Exception {
    double loop = loop(prepared, slots, Integer.toString(round));
    Orders copy = bare.copy(Integer.toString(round));
    Fill fill = suite.fill(copy);
    copy.drop();
    System.out.printf(
        "%6d%10.2f%10.2f%14.2f%22.2f%22.2f%n",
        round,
        loop,
        fill.seconds(),
        loop / fill.seconds(),
        fill.firstRangeGiven(),
        fill.fromLastRangeToDone());
    return loop / fill.seconds();
  }

  private static double loop(Orders prepared, int slots, String name) throws Exception {
    Orders copy = prepared.copy(name);
    long begun = System.nanoTime();
    new WorkerSlots(slots).fill(copy);
    double seconds = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
    copy.drop();
    return seconds;
  }
}
