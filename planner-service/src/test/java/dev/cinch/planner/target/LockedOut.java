package dev.cinch.planner.target;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bystanders of a table, and how long they were kept waiting: by their own clocks, and by what the
 * server says of the locks that they wait for.
 */
final class LockedOut implements AutoCloseable {

  private static final String WAITING =
      """
      select coalesce(extract(epoch from max(clock_timestamp() - l.waitstart)) * 1000, 0)
        from pg_locks l
        join pg_stat_activity a using (pid)
       where not l.granted and a.application_name = 'bystander'
      """;

  private final AtomicLong longestNanos = new AtomicLong();
  private final AtomicLong elsewhereNanos = new AtomicLong();
  private final AtomicLong seenMillis = new AtomicLong();
  private final AtomicLong statements = new AtomicLong();
  private final CompletableFuture<?> all;
  private volatile boolean leaving;

  /**
   * @param twin a table of the same shape that nobody changes
   */
  LockedOut(TestTable table, TestTable twin) {
    this.all =
        CompletableFuture.allOf(
            aside(
                () ->
                    work(table, "select * from %s limit 3".formatted(table.name()), longestNanos)),
            aside(
                () ->
                    work(
                        table, "delete from %s where false".formatted(table.name()), longestNanos)),
            aside(
                () ->
                    work(twin, "select * from %s limit 3".formatted(twin.name()), elsewhereNanos)),
            aside(
                () ->
                    work(
                        twin, "delete from %s where false".formatted(twin.name()), elsewhereNanos)),
            aside(() -> watch(table)));
  }

  private static CompletableFuture<Void> aside(Runnable work) {
    return CompletableFuture.runAsync(work, task -> new Thread(task, "bystander").start());
  }

  private void work(TestTable table, String sql, AtomicLong longest) {
    try (Connection connection = table.connect("bystander");
        Statement statement = connection.createStatement()) {
      while (!leaving) {
        long start = System.nanoTime();
        statement.execute(sql);
        longest.accumulateAndGet(System.nanoTime() - start, Math::max);
        statements.incrementAndGet();
      }
    } catch (SQLException failed) {
      throw new IllegalStateException("A bystander met an error: " + failed.getMessage(), failed);
    }
  }

  private void watch(TestTable table) {
    try (Connection connection = table.connect("watch");
        Statement statement = connection.createStatement()) {
      while (!leaving) {
        try (ResultSet row = statement.executeQuery(WAITING)) {
          row.next();
          seenMillis.accumulateAndGet(row.getLong(1), Math::max);
        }
      }
    } catch (SQLException failed) {
      throw new IllegalStateException("Nobody watches: " + failed.getMessage(), failed);
    }
  }

  /** The longest that the server saw a bystander wait for a lock. */
  Duration longestSeen() {
    leave();
    return Duration.ofMillis(seenMillis.get());
  }

  /**
   * The longest that a statement took by its sender's clock, less what the same took elsewhere on a
   * machine as busy as this one.
   */
  Duration longestByOwnClock() {
    leave();
    return Duration.ofNanos(Math.max(0, longestNanos.get() - elsewhereNanos.get()));
  }

  long statements() {
    return statements.get();
  }

  private void leave() {
    leaving = true;
    all.join();
  }

  @Override
  public void close() {
    leave();
  }
}
