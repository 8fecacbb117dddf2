package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.shop.ShopDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A lock that the test holds, or waits for, in a session of its own. */
final class HeldLock implements AutoCloseable {

  private final Connection session;
  private final int pid;
  private final CompletableFuture<Void> granted;

  private HeldLock(ShopDatabase shop, String statement) {
    try {
      session = shop.connect("test lock");
      session.setAutoCommit(false);
      pid = pid(session);
      granted =
          CompletableFuture.runAsync(
              () -> execute(statement), task -> new Thread(task, "held-lock").start());
    } catch (SQLException failed) {
      throw new IllegalStateException("Cannot hold a lock", failed);
    }
  }

  /** Holds a table lock. */
  static HeldLock table(ShopDatabase shop, String mode) {
    return queued(shop, mode).awaitGranted();
  }

  /** Asks for a table lock; whoever waits already is served before. */
  static HeldLock queued(ShopDatabase shop, String mode) {
    return new HeldLock(shop, "lock table orders in " + mode + " mode");
  }

  /** Holds a row near the table's end. */
  static HeldLock lastRow(ShopDatabase shop) {
    return queuedLastRow(shop).awaitGranted();
  }

  /** Asks for a row near the table's end; the table itself must be had before. */
  static HeldLock queuedLastRow(ShopDatabase shop) {
    return new HeldLock(
        shop,
        "select id from orders where ctid = (select max(ctid) from orders where id <= 19000) for update");
  }

  HeldLock awaitGranted() {
    await("the test's lock is granted")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(granted::isDone);
    try {
      granted.join();
    } catch (CompletionException failed) {
      throw new IllegalStateException("Cannot take the test's lock", failed.getCause());
    }
    return this;
  }

  boolean isGranted() {
    return granted.isDone();
  }

  /** True while the test's session waits behind a session of the planner. */
  boolean waitsBehindPlanner(ShopDatabase shop) {
    return !shop.ask(
            """
            select count(*) from pg_stat_activity
             where pid = any (pg_blocking_pids(%d)) and application_name = '%s'
            """
                .formatted(pid, Walk.PLANNER_SESSION))
        .equals("0");
  }

  private void execute(String sql) {
    try (Statement statement = session.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new CompletionException(failed);
    }
  }

  private static int pid(Connection session) throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      assertThat(row.next()).isTrue();
      return row.getInt(1);
    }
  }

  @Override
  public void close() {
    try {
      granted.join();
      session.rollback();
      session.close();
    } catch (SQLException failed) {
      throw new IllegalStateException("Cannot let go of a lock", failed);
    }
  }
}
