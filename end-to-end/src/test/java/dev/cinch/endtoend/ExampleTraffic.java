package dev.cinch.endtoend;

import static org.awaitility.Awaitility.await;

import dev.cinch.shop.Example;
import dev.cinch.shop.ShopDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** What the applications of all examples send, one statement after the other. */
final class ExampleTraffic implements AutoCloseable {

  private static final long PAUSE_NANOS = 2_000_000;

  private final ShopDatabase shop;
  private final Map<String, List<String>> statements = new ConcurrentHashMap<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong round = new AtomicLong();
  private final Thread thread = new Thread(this::run, "applications");
  private volatile boolean running = true;

  ExampleTraffic(ShopDatabase shop, List<Example> examples) {
    this.shop = shop;
    examples.forEach(example -> statements.put(example.name(), example.writes()));
    thread.start();
  }

  /** From here on the applications of that example know the new column. */
  void switchOver(Example example) {
    send(example, example.laterWrites());
  }

  /** From here on they write both columns. */
  void writeBoth(Example example) {
    send(example, example.bothWrites());
  }

  /** From here on they know the old column alone again. */
  void switchBack(Example example) {
    send(example, example.writes());
  }

  /** What was under way before is over once every statement has come again. */
  private void send(Example example, List<String> now) {
    statements.put(example.name(), now);
    long rounds = round.get() + 2;
    await().until(() -> round.get() >= rounds);
  }

  private void run() {
    try (Connection connection = shop.connect("applications");
        Statement statement = connection.createStatement()) {
      while (running) {
        statements.values().forEach(each -> send(statement, each));
        round.incrementAndGet();
      }
    } catch (SQLException failed) {
      errors.add("gave up: " + failed.getMessage());
    }
  }

  private void send(Statement statement, List<String> statements) {
    for (String sql : statements) {
      send(statement, sql);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void send(Statement statement, String sql) {
    try {
      statement.execute(sql);
      sent.incrementAndGet();
    } catch (SQLException failed) {
      errors.add(sql + ": " + failed.getMessage());
    }
  }

  long statements() {
    return sent.get();
  }

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
