package dev.cinch.benchmarks;

import dev.cinch.stack.LocalStack;

/** Measures what applications notice of a fill: {@code [rows [requests per second [slots]]]}. */
public final class LatencyBenchmark {

  private static final long IDLE_SECONDS = 10;

  private LatencyBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    long rows = Arguments.number(arguments, 0, 1_000_000);
    int perSecond = (int) Arguments.number(arguments, 1, 400);
    int slots = (int) Arguments.number(arguments, 2, 1);
    try (LocalStack stack = LocalStack.start(BenchmarkServer.options())) {
      Orders original = Orders.build(stack.postgres(), "original", Shape.THREE_INDEXES, rows);
      measure(original, new WorkerSlots(slots), rows, perSecond, "warm_up");
      System.out.printf(
          "%,d rows, %d requests/s, worker with %d slots; milliseconds%n%-8s%9s%10s%10s%10s%10s%n",
          rows, perSecond, slots, "", "requests", "p50", "p95", "p99", "longest");
      System.out.print(measure(original, new WorkerSlots(slots), rows, perSecond, "measured"));
    }
  }

  private static String measure(
      Orders original, WorkerSlots worker, long rows, int perSecond, String copy) throws Exception {
    Orders orders = original.copy(copy);
    Beside beside = Beside.of(new Foreground(orders, rows, perSecond), worker, IDLE_SECONDS);
    orders.drop();
    return "idle    %s%nduring  %s%np95 during / idle: %.2f; longest wait for a lock of the worker: %d ms%n"
        .formatted(beside.idle(), beside.during(), beside.p95Ratio(), beside.longestLockWait());
  }
}
