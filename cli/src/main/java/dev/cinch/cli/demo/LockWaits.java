package dev.cinch.cli.demo;

import dev.cinch.shop.ShopDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Looks again and again for how long a clerk has been waiting for a lock, as the server says. */
final class LockWaits implements AutoCloseable {

  /** Between two looks: a wait that is shorter may be missed. */
  static final Duration BETWEEN = Duration.ofMillis(20);

  private static final String LONGEST =
      """
      select coalesce(max(extract(epoch from clock_timestamp() - waiting.waitstart)), 0)
        from pg_locks waiting
        join pg_stat_activity clerk using (pid)
       where not waiting.granted and clerk.application_name like 'shop clerk %'
      """;

  private final ShopDatabase database;
  private final Thread thread = new Thread(this::look, "lock-waits");
  private volatile boolean running = true;
  private volatile Duration longest = Duration.ZERO;
  private volatile List<String> errors = List.of();

  private LockWaits(ShopDatabase database) {
    this.database = database;
  }

  static LockWaits watch(ShopDatabase database) {
    LockWaits waits = new LockWaits(database);
    waits.thread.setDaemon(true);
    waits.thread.start();
    return waits;
  }

  private void look() {
    try (Connection connection = database.connect("shop lock waits");
        PreparedStatement select = connection.prepareStatement(LONGEST)) {
      while (running) {
        Duration now = longestNow(select);
        longest = now.compareTo(longest) > 0 ? now : longest;
        LockSupport.parkNanos(BETWEEN.toNanos());
      }
    } catch (SQLException failed) {
      errors = List.of("Cannot look at the clerks' waits for locks: " + failed.getMessage());
    }
  }

  private static Duration longestNow(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      row.next();
      return Duration.ofMillis(Math.round(row.getDouble(1) * 1_000));
    }
  }

  /** The longest wait that was seen. */
  Duration longest() {
    return longest;
  }

  /** Why nothing is seen any more; empty as long as all is. */
  List<String> errors() {
    return errors;
  }

  @Override
  public void close() {
    running = false;
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
