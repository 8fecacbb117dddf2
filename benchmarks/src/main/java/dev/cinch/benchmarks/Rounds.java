package dev.cinch.benchmarks;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lets all contenders run in turn, again and again, each on a fresh copy of the same table. */
final class Rounds {

  private static final long IDLE_SECONDS = 5;

  private final Tables tables;
  private final Contenders contenders;
  private final ServerProcesses processes;
  private final Options options;

  Rounds(Tables tables, Contenders contenders, ServerProcesses processes, Options options) {
    this.tables = tables;
    this.contenders = contenders;
    this.processes = processes;
    this.options = options;
  }

  /** How many copies of the table the suite takes in all. */
  static int copiesForTheSuite(Options options) {
    return options.repeat() * (options.foreground() > 0 ? 2 : 1);
  }

  /** One list a round; the order within it changes from round to round. */
  List<List<Run>> run() throws Exception {
    List<List<Run>> rounds = new ArrayList<>();
    for (int round = 0; round < options.repeat(); round++) {
      List<String> order = new ArrayList<>(options.contenders());
      Collections.rotate(order, round);
      rounds.add(round(round, order));
    }
    return rounds;
  }

  private List<Run> round(int round, List<String> order) throws Exception {
    List<Run> runs = new ArrayList<>();
    for (String contender : order) {
      Run run = one(contender);
      System.err.printf(
          "round %d: %-22s %,9.0f rows/s%n", round + 1, contender, run.rowsPerSecond());
      runs.add(options.foreground() > 0 ? run.with(beside(contender)) : run);
    }
    return runs;
  }

  Run one(String contender) throws Exception {
    Orders orders = tables.copyFor(contender);
    try (Connection connection = orders.connect()) {
      Gauge before = Gauge.read(connection, processes);
      Span span = contenders.named(contender).timed(orders);
      Gauge after = Gauge.read(connection, processes);
      Sql.run(connection, "select pg_stat_force_next_flush()");
      return after.since(before, contender, span, connection);
    } finally {
      orders.drop();
    }
  }

  private Beside beside(String contender) throws Exception {
    Orders orders = tables.copyFor(contender);
    try {
      return Beside.of(
          new Foreground(orders, options.rows(), options.foreground()),
          contenders.named(contender),
          IDLE_SECONDS);
    } finally {
      orders.drop();
    }
  }
}
