package dev.cinch.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long requests took, in nanoseconds, and when they were due. */
final class Latencies {

  private final List<Request> requests = new ArrayList<>();
  private long[] sorted = new long[0];

  /**
   * @param due when it was to begin, as {@link System#nanoTime} tells it
   * @param took until its answer
   */
  record Request(long due, long took) {}

  synchronized void add(List<Request> more) {
    requests.addAll(more);
    sorted = requests.stream().mapToLong(Request::took).sorted().toArray();
  }

  /** Those that were due then. */
  synchronized Latencies within(Span span) {
    Latencies some = new Latencies();
    some.add(requests.stream().filter(request -> span.holds(request.due())).toList());
    return some;
  }

  synchronized int count() {
    return sorted.length;
  }

  /** Milliseconds within which so many of a hundred were answered. */
  synchronized double percentile(double share) {
    int place = (int) Math.ceil(share / 100 * sorted.length) - 1;
    return sorted[Math.max(0, place)] / 1e6;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%9d%10.2f%10.2f%10.2f%10.2f",
        count(),
        percentile(50),
        percentile(95),
        percentile(99),
        percentile(100));
  }
}
