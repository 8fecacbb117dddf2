package dev.cinch.chaos;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The traffic of a bank. */
final class Tellers implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final ExecutorService threads;
  private final List<Teller> tellers = new ArrayList<>();

  private Tellers(int size) {
    threads = Executors.newFixedThreadPool(size);
  }

  static Tellers start(Bank bank, int size, long accounts, long seed) throws SQLException {
    Tellers all = new Tellers(size);
    for (int number = 0; number < size; number++) {
      all.tellers.add(new Teller(bank, number, size, accounts, seed));
    }
    for (Teller teller : all.tellers) {
      teller.learn();
    }
    all.tellers.forEach(all.threads::execute);
    return all;
  }

  long changes() {
    return tellers.stream().mapToLong(Teller::changes).sum();
  }

  List<String> complaints() {
    return tellers.stream().flatMap(teller -> teller.complaints().stream()).toList();
  }

  /** Stops them; then each account as it must be. */
  Map<Long, Account> stop() {
    close();
    Map<Long, Account> accounts = new TreeMap<>();
    tellers.forEach(teller -> accounts.putAll(teller.accounts()));
    return accounts;
  }

  @Override
  public void close() {
    tellers.forEach(Teller::stop);
    threads.shutdown();
    try {
      if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "Cannot stop the tellers: one still waits after %d s".formatted(PATIENCE_SECONDS));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
