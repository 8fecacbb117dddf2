package dev.cinch.benchmarks;

import dev.cinch.target.TargetPool;
import dev.cinch.target.fill.FillRange;
import dev.cinch.target.fill.FillSettings;
import dev.cinch.target.fill.Pace;
import dev.cinch.target.fill.RangeOutcome;
import dev.cinch.target.range.PageRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The worker's fill code, called in a loop on ranges as the planner cuts them.
 *
 * @param slots ranges at a time
 */
record WorkerSlots(int slots) implements Contender {

  static final String APPLICATION = "cinch-worker";

  private static final int RANGES = Integer.getInteger("ranges", 24);
  private static final long RANGE_PAGES = 4096;
  private static final FillSettings SETTINGS = settings();

  /** To try others: -Dfill=pages,open,stripes. */
  private static FillSettings settings() {
    FillSettings usual = FillSettings.DEFAULT;
    String given = System.getProperty("fill");
    if (given == null) {
      return usual;
    }
    int[] numbers = Stream.of(given.split(",")).mapToInt(Integer::parseInt).toArray();
    return new FillSettings(numbers[0], numbers[1], numbers[2], usual.target(), usual.limits());
  }

  @Override
  public void fill(Orders orders) throws SQLException {
    Queue<PageRange> ranges = new ConcurrentLinkedQueue<>(orders.ranges(RANGES, RANGE_PAGES));
    ExecutorService threads = Executors.newFixedThreadPool(slots);
    try (TargetPool pool = orders.target().pool(APPLICATION, slots, Duration.ofSeconds(3))) {
      Callable<Void> slot = () -> work(orders, pool, ranges);
      for (var ended : threads.invokeAll(Collections.nCopies(slots, slot))) {
        ended.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("Cannot fill with %d slots".formatted(slots), e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static @Nullable Void work(Orders orders, TargetPool pool, Queue<PageRange> ranges)
      throws SQLException {
    FillRange fill = new FillRange(SETTINGS);
    try (Connection connection = pool.take()) {
      for (PageRange range = ranges.poll(); range != null; range = ranges.poll()) {
        RangeOutcome outcome = fill.run(connection, orders.rule(), range, Pace.FREE);
        if (outcome.ending() != RangeOutcome.Ending.DONE || !outcome.badRows().isEmpty()) {
          throw new IllegalStateException("Cannot fill %s: %s".formatted(range, outcome));
        }
      }
    }
    return null;
  }
}
