package dev.cinch.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** One session that works on its own orders, one short transaction after the other. */
final class Clerk implements Runnable {

  private static final String TOUCH = "update orders set amount = amount + 1 where id = ?";
  private static final String CANCEL = "delete from orders where id = ?";

  private final ShopDatabase database;
  private final int number;
  private final int clerks;
  private final long pauseNanos;
  private final Random random;
  private final Map<Long, Integer> references = new HashMap<>();
  private final List<Long> ids = new ArrayList<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final Queue<Long> lengths = new ConcurrentLinkedQueue<>();
  private volatile boolean running = true;
  private volatile Writes writes = Writes.OLD;
  private volatile long statements;
  private volatile long longestNanos;

  Clerk(ShopDatabase database, int number, int clerks, Duration between) {
    this.database = database;
    this.number = number;
    this.clerks = clerks;
    this.pauseNanos = between.toNanos();
    this.random = new Random(number);
  }

  @Override
  public void run() {
    try (Connection connection = database.connect("shop clerk " + number)) {
      while (running) {
        workOnce(connection);
        LockSupport.parkNanos(pauseNanos);
      }
    } catch (SQLException failed) {
      errors.add("clerk %d gave up: %s".formatted(number, failed.getMessage()));
    }
  }

  /** To be called of every clerk before the first one begins: no order may have two of them. */
  void readOrders() {
    try (Connection connection = database.connect("shop clerk " + number);
        PreparedStatement select =
            connection.prepareStatement("select id, reference from orders where id % ? = ?")) {
      select.setInt(1, clerks);
      select.setInt(2, number);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          remember(row.getLong(1), row.getInt(2));
        }
      }
    } catch (SQLException failed) {
      throw new ShopException("Cannot read the orders of clerk " + number, failed);
    }
  }

  private void workOnce(Connection connection) {
    long began = System.nanoTime();
    try {
      int dice = random.nextInt(20);
      if (dice < 6 || ids.isEmpty()) {
        place(connection);
      } else if (dice < 10) {
        change(connection);
      } else if (dice < 13) {
        touch(connection);
      } else if (dice < 18) {
        look(connection);
      } else {
        cancel(connection);
      }
      statements++;
    } catch (SQLException failed) {
      errors.add("clerk %d: %s".formatted(number, failed.getMessage()));
    }
    long took = System.nanoTime() - began;
    lengths.add(took);
    longestNanos = Math.max(longestNanos, took);
  }

  private void look(Connection connection) throws SQLException {
    long id = anyId();
    try (PreparedStatement select = connection.prepareStatement(writes.select())) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        String seen = row.next() ? row.getString(1) : "nothing";
        if (!String.valueOf(references.get(id)).equals(seen)) {
          errors.add(
              "clerk %d reads %s where order %d has reference %d"
                  .formatted(number, seen, id, references.get(id)));
        }
      }
    }
  }

  private void place(Connection connection) throws SQLException {
    int reference = random.nextInt(1_000_000);
    try (PreparedStatement insert = connection.prepareStatement(writes.insert())) {
      insert.setInt(1, reference);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        remember(row.getLong(1), reference);
      }
    }
  }

  private void change(Connection connection) throws SQLException {
    long id = anyId();
    int reference = random.nextInt(1_000_000);
    try (PreparedStatement update = connection.prepareStatement(writes.update())) {
      update.setInt(1, reference);
      update.setLong(2, id);
      update.executeUpdate();
      references.put(id, reference);
    }
  }

  private void touch(Connection connection) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(TOUCH)) {
      update.setLong(1, anyId());
      update.executeUpdate();
    }
  }

  private void cancel(Connection connection) throws SQLException {
    int at = random.nextInt(ids.size());
    long id = ids.get(at);
    try (PreparedStatement delete = connection.prepareStatement(CANCEL)) {
      delete.setLong(1, id);
      delete.executeUpdate();
    }
    ids.set(at, ids.get(ids.size() - 1));
    ids.remove(ids.size() - 1);
    references.remove(id);
  }

  private long anyId() {
    return ids.get(random.nextInt(ids.size()));
  }

  private void remember(long id, int reference) {
    ids.add(id);
    references.put(id, reference);
  }

  void write(Writes columns) {
    writes = columns;
  }

  void stop() {
    running = false;
  }

  long statements() {
    return statements;
  }

  /** How many nanoseconds each statement took since this was asked last. */
  List<Long> lap() {
    List<Long> lap = new ArrayList<>();
    for (Long length = lengths.poll(); length != null; length = lengths.poll()) {
      lap.add(length);
    }
    return lap;
  }

  Duration longest() {
    return Duration.ofNanos(longestNanos);
  }

  List<String> errors() {
    return List.copyOf(errors);
  }

  Map<Long, Integer> references() {
    return references;
  }
}
