package dev.cinch.endtoend;

import dev.cinch.shop.ShopDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** An application that inserts parcels and changes others, without a pause, until it is stopped. */
final class ParcelWriter implements AutoCloseable {

  /** Which columns it writes. */
  enum Habit {
    BOTH(
        "insert into parcels (weight, grams) values (?::text, ?)",
        "update parcels set weight = ?::text, grams = ? where id = ?"),
    OLD_ONLY(
        "insert into parcels (weight) select ?::text where ? is not null",
        "update parcels set weight = ?::text where ? is not null and id = ?"),
    NEW_ONLY(
        "insert into parcels (grams) select ? where ? is not null",
        "update parcels set grams = ? where ? is not null and id = ?");

    private final String insert;
    private final String update;

    Habit(String insert, String update) {
      this.insert = insert;
      this.update = update;
    }
  }

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final AtomicLong statements = new AtomicLong();
  private final List<String> errors = new ArrayList<>();
  private volatile Habit habit;
  private volatile boolean running = true;

  private ParcelWriter(Habit habit) {
    this.habit = habit;
  }

  static ParcelWriter start(ShopDatabase shop, String application, Habit habit) {
    ParcelWriter writer = new ParcelWriter(habit);
    writer.thread.execute(() -> writer.write(shop, application));
    return writer;
  }

  private void write(ShopDatabase shop, String application) {
    try (Connection connection = shop.connect(application)) {
      while (running) {
        long number = statements.incrementAndGet();
        Habit now = habit;
        try (PreparedStatement insert = connection.prepareStatement(now.insert);
            PreparedStatement update = connection.prepareStatement(now.update)) {
          insert.setInt(1, (int) number);
          insert.setInt(2, (int) number);
          insert.executeUpdate();
          update.setInt(1, (int) -number);
          update.setInt(2, (int) -number);
          update.setLong(3, 1 + number * 7 % 1_000);
          update.executeUpdate();
        }
      }
    } catch (SQLException failed) {
      errors.add(String.valueOf(failed.getMessage()));
    }
  }

  void change(Habit next) {
    habit = next;
  }

  long statements() {
    return statements.get();
  }

  /** What it met; to be asked once it is stopped. */
  List<String> errors() {
    return errors;
  }

  @Override
  public void close() {
    running = false;
    thread.shutdown();
    try {
      if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
        errors.add("it does not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
