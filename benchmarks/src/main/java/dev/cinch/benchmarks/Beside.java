package dev.cinch.benchmarks;

import java.util.concurrent.TimeUnit;

/**
 * What applications on the same table noticed of one contender.
 *
 * @param idle how long their requests took before
 * @param during how long they took while it was at the rows
 * @param longestLockWait the longest that anybody was seen to wait for a lock of the worker's, in
 *     milliseconds
 */
record Beside(Latencies idle, Latencies during, long longestLockWait) {

  static Beside of(Foreground foreground, Contender contender, long idleSeconds) throws Exception {
    Latencies idle = foreground.measure(() -> TimeUnit.SECONDS.sleep(idleSeconds));
    LockWaits waits = new LockWaits(foreground.orders());
    Thread watch = new Thread(waits, "lock waits");
    watch.start();
    Span[] span = {new Span(0, 0)};
    Latencies during = foreground.measure(() -> span[0] = contender.timed(foreground.orders()));
    waits.end();
    watch.join();
    return new Beside(idle, during.within(span[0]), waits.longest());
  }

  double p95Ratio() {
    return during.percentile(95) / idle.percentile(95);
  }
}
