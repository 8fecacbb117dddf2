package dev.cinch.shop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The shop at work: clerks who read, place, change and cancel orders without a pause, and remember
 * what each order's reference must be.
 */
public final class ShopTraffic implements AutoCloseable {

  private final ExecutorService threads;
  private final List<Clerk> clerks = new ArrayList<>();

  private ShopTraffic(int size) {
    this.threads = Executors.newFixedThreadPool(size);
  }

  /** Starts so many clerks, each with every so-many-th order to itself. */
  public static ShopTraffic start(ShopDatabase database, int clerks, Duration between) {
    ShopTraffic traffic = new ShopTraffic(clerks);
    for (int number = 0; number < clerks; number++) {
      traffic.clerks.add(new Clerk(database, number, clerks, between));
    }
    traffic.clerks.forEach(Clerk::readOrders);
    traffic.clerks.forEach(traffic.threads::execute);
    return traffic;
  }

  /** From here on clerks write these columns. */
  public void write(Writes columns) {
    clerks.forEach(clerk -> clerk.write(columns));
  }

  /** From here on clerks write the new column, and the old one no more. */
  public void switchToNew() {
    write(Writes.NEW);
  }

  /** Statements that were carried out. */
  public long statements() {
    return clerks.stream().mapToLong(Clerk::statements).sum();
  }

  /** The statements since the last lap, or since the beginning. */
  public Lap lap() {
    return Lap.of(clerks.stream().flatMap(clerk -> clerk.lap().stream()).toList());
  }

  /** The longest that any statement took. */
  public Duration longest() {
    return clerks.stream().map(Clerk::longest).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /** What went wrong; empty in a shop that was not disturbed. */
  public List<String> errors() {
    return clerks.stream().flatMap(clerk -> clerk.errors().stream()).toList();
  }

  /** Stops the clerks; then each order's reference as it must be, by the order's id. */
  public Map<Long, Integer> stop() {
    close();
    Map<Long, Integer> references = new TreeMap<>();
    clerks.forEach(clerk -> references.putAll(clerk.references()));
    return references;
  }

  @Override
  public void close() {
    clerks.forEach(Clerk::stop);
    threads.shutdown();
    try {
      if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "Cannot stop the shop: a clerk still waits for a statement");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
