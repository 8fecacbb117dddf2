package dev.cinch.chaos;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Changes its own accounts, one statement after the other, and remembers what each must hold. Where
 * the server goes away in the middle of a statement it looks afterwards which of both it was.
 */
final class Teller implements Runnable {

  private static final Duration BETWEEN = Duration.ofMillis(4);
  private static final Duration AWAY = Duration.ofMillis(100);

  /** Serialization failure, deadlock, lock time-out, cancelled: it has not happened. */
  private static final Set<String> IN_THE_WAY = Set.of("40001", "40P01", "55P03", "57014");

  private final Bank bank;
  private final int number;
  private final int tellers;
  private final Random random;
  private final Memory memory = new Memory();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private volatile boolean working = true;
  private final AtomicLong changes = new AtomicLong();
  private long next;

  /**
   * @param accounts the highest id that is there already
   */
  Teller(Bank bank, int number, int tellers, long accounts, long seed) {
    this.bank = bank;
    this.number = number;
    this.tellers = tellers;
    this.random = new Random(seed + number);
    this.next = accounts / tellers + 1;
  }

  /** To be called of all before any begins: no account may have two. */
  void learn() throws SQLException {
    try (Connection connection = bank.connect("teller " + number)) {
      try (PreparedStatement mine =
          connection.prepareStatement(
              "select id, branch, number from accounts where id % ? = ? and branch < ?"); ) {
        mine.setInt(1, tellers);
        mine.setInt(2, number);
        mine.setInt(3, Bank.BRANCHES);
        try (ResultSet row = mine.executeQuery()) {
          while (row.next()) {
            memory.set(row.getLong(1), new Account(row.getInt(2), row.getInt(3)));
          }
        }
      }
    }
  }

  @Override
  public void run() {
    @Nullable Change open = null;
    while (working || open != null) {
      try (Connection connection = bank.connect("teller " + number)) {
        if (open != null) {
          settle(connection, open);
          open = null;
        }
        while (working) {
          open = change();
          make(connection, open);
          open = null;
          LockSupport.parkNanos(BETWEEN.toNanos());
        }
      } catch (SQLException away) {
        LockSupport.parkNanos(AWAY.toNanos());
      }
    }
  }

  private Change change() {
    int dice = random.nextInt(10);
    if (dice < 2 || memory.isEmpty()) {
      return Change.open(newId(), new Account(random.nextInt(Bank.BRANCHES), anyNumber()));
    }
    long id = memory.any(random);
    Account account = Objects.requireNonNull(memory.get(id));
    return switch (dice) {
      case 2, 3, 4 -> Change.renumber(id, account, anyNumber());
      case 5, 6 -> Change.touch(id, account, "touched " + changes());
      case 7 -> Change.move(id, account, (account.branch() + 1) % Bank.BRANCHES);
      case 8 -> Change.rename(id, account, newId());
      default -> Change.close(id, account);
    };
  }

  private long newId() {
    return next++ * tellers + number;
  }

  private int anyNumber() {
    return random.nextInt(1_000_000);
  }

  private void make(Connection connection, Change change) throws SQLException {
    try {
      int rows = change.run(connection);
      if (rows != 1) {
        complaints.add("%s met %d rows".formatted(change, rows));
      }
      change.after().forEach(memory::set);
      changes.incrementAndGet();
    } catch (SQLException failure) {
      if (!IN_THE_WAY.contains(String.valueOf(failure.getSQLState()))) {
        throw failure;
      }
    }
  }

  private void settle(Connection connection, Change change) throws SQLException {
    Map<Long, @Nullable Account> found = new LinkedHashMap<>();
    for (long id : change.after().keySet()) {
      found.put(id, find(connection, id));
    }
    if (!found.equals(change.after()) && !found.equals(change.before())) {
      complaints.add("%s left %s".formatted(change, found));
    }
    found.forEach(memory::set);
  }

  private static @Nullable Account find(Connection connection, long id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select branch, number from accounts where id = ?")) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? new Account(row.getInt(1), row.getInt(2)) : null;
      }
    }
  }

  void stop() {
    working = false;
  }

  long changes() {
    return changes.get();
  }

  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** To be asked of one that has ended. */
  Map<Long, Account> accounts() {
    return memory.accounts();
  }
}
