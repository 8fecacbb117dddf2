package dev.cinch.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lets all contenders run in turn, again and again, each on a fresh copy of the same table. */
final class Rounds {

  private final Orders original;
  private final ServerProcesses processes;
  private final Options options;
  private int copies;

  Rounds(Orders original, ServerProcesses processes, Options options) {
    this.original = original;
    this.processes = processes;
    this.options = options;
  }

  /** One list a round; the order within it changes from round to round. */
  List<List<Run>> run() throws SQLException {
    List<List<Run>> rounds = new ArrayList<>();
    for (int round = 0; round < options.repeat(); round++) {
      List<String> order = new ArrayList<>(options.contenders());
      Collections.rotate(order, round);
      rounds.add(round(round, order));
    }
    return rounds;
  }

  private List<Run> round(int round, List<String> order) throws SQLException {
    List<Run> runs = new ArrayList<>();
    for (String contender : order) {
      Run run = one(contender);
      System.err.printf(
          "round %d: %-22s %,9.0f rows/s%n", round + 1, contender, run.rowsPerSecond());
      runs.add(run);
    }
    return runs;
  }

  Run one(String contender) throws SQLException {
    Orders orders = original.copy(Integer.toString(++copies));
    try (Connection connection = orders.connect()) {
      Gauge before = Gauge.read(connection, processes);
      Contenders.named(contender).fill(orders);
      Gauge after = Gauge.read(connection, processes);
      Sql.run(connection, "select pg_stat_force_next_flush()");
      return after.since(before, contender, connection);
    } finally {
      orders.drop();
    }
  }
}
