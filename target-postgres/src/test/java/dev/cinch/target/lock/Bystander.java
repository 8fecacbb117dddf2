package dev.cinch.target.lock;

import dev.cinch.target.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody else's application: runs one statement over and over and minds its own clock. */
final class Bystander implements AutoCloseable {

  private final Connection connection;
  private final AtomicLong longestNanos = new AtomicLong();
  private final AtomicLong statements = new AtomicLong();
  private final CompletableFuture<Void> end;
  private volatile boolean leaving;

  private Bystander(Connection connection, String sql) {
    this.connection = connection;
    this.end = CompletableFuture.runAsync(() -> goOn(sql), work -> new Thread(work).start());
  }

  static Bystander running(TestDatabase database, String sql) throws SQLException {
    return new Bystander(database.connect("bystander"), sql);
  }

  private void goOn(String sql) {
    try (Statement statement = connection.createStatement()) {
      while (!leaving) {
        long start = System.nanoTime();
        statement.execute(sql);
        long took = System.nanoTime() - start;
        longestNanos.accumulateAndGet(took, Math::max);
        statements.incrementAndGet();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The bystander met an error", e);
    }
  }

  /** How long its slowest statement took, all that began before this call included. */
  Duration longestWait() {
    leaving = true;
    end.join();
    return Duration.ofNanos(longestNanos.get());
  }

  long statements() {
    return statements.get();
  }

  @Override
  public void close() throws SQLException {
    leaving = true;
    end.join();
    connection.close();
  }
}
