package dev.cinch.benchmarks;

import dev.cinch.stack.LocalStack;
import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.target.change.Operation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Measures what the sync trigger takes of applications' own writes: {@code [rows [rounds]]}.
 * Commits do not wait for the log, which would hide the rest.
 */
public final class TriggerBenchmark {

  private static final int ALONE = 1;
  private static final int TOGETHER = 1_000;

  private final PostgresEndpoint server;
  private final int rows;
  private final int rounds;

  TriggerBenchmark(PostgresEndpoint server, int rows, int rounds) {
    this.server = server;
    this.rows = rows;
    this.rounds = rounds;
  }

  public static void main(String[] arguments) throws SQLException {
    int rows = (int) Arguments.number(arguments, 0, 20_000);
    int rounds = (int) Arguments.number(arguments, 1, 5);
    try (LocalStack stack = LocalStack.start(BenchmarkServer.options())) {
      TriggerBenchmark benchmark = new TriggerBenchmark(stack.postgres(), rows, rounds);
      System.out.printf(
          "%,d rows in each measurement, medians of %d rounds, %s%n%n",
          rows, rounds, Machine.words());
      System.out.print(benchmark.table(Shape.THREE_INDEXES));
      System.out.print(benchmark.table(Shape.WIDE));
    }
  }

  /** Microseconds a row, and in brackets against the same without a trigger, in the same round. */
  String table(Shape shape) throws SQLException {
    StringBuilder table = new StringBuilder();
    for (int each : List.of(ALONE, TOGETHER)) {
      table.append(
          "%s, %s%n| |%s%n|---|%s%n"
              .formatted(
                  shape.label(),
                  each == ALONE ? "a row a statement" : "%,d rows a statement".formatted(each),
                  cells(" %s |", Keeping::label),
                  "---|".repeat(Keeping.values().length)));
      measure(shape, each)
          .forEach(
              (write, found) ->
                  table.append(
                      "| %s |%s%n".formatted(write.words(), cells("%s", it -> cell(found, it)))));
      table.append("%n".formatted());
    }
    return table.toString();
  }

  /** Microseconds a row under each keeping, in the order of these. */
  private static String cell(List<double[]> rounds, Keeping keeping) {
    double micros = median(rounds, round -> round[keeping.ordinal()]);
    double ratio =
        median(rounds, round -> round[keeping.ordinal()] / round[Keeping.NOTHING.ordinal()]);
    return keeping == Keeping.NOTHING
        ? " %.1f |".formatted(micros)
        : " %.1f (%.2f) |".formatted(micros, ratio);
  }

  private static String cells(String format, Function<Keeping, String> text) {
    StringBuilder cells = new StringBuilder();
    for (Keeping keeping : Keeping.values()) {
      cells.append(format.formatted(text.apply(keeping)));
    }
    return cells.toString();
  }

  private Map<Write, List<double[]>> measure(Shape shape, int each) throws SQLException {
    List<Orders> tables = new ArrayList<>();
    Orders filled = Orders.filled(server, "filled", shape, rows);
    try {
      for (Keeping keeping : Keeping.values()) {
        Orders copy = filled.copy(String.valueOf(keeping.ordinal()));
        tables.add(copy);
        for (Operation operation : keeping.operations()) {
          copy.carryOut(operation);
        }
      }
      return measure(shape, each, tables);
    } finally {
      filled.drop();
      for (Orders table : tables) {
        table.drop();
      }
    }
  }

  private Map<Write, List<double[]>> measure(Shape shape, int each, List<Orders> tables)
      throws SQLException {
    Map<Write, List<double[]>> found = new EnumMap<>(Write.class);
    List<Keeping> order = new ArrayList<>(List.of(Keeping.values()));
    // the first round only warms up
    for (int round = 0; round <= rounds; round++) {
      Collections.rotate(order, 1);
      for (Write write : Write.values()) {
        double[] micros = new double[tables.size()];
        for (Keeping keeping : order) {
          Orders table = tables.get(keeping.ordinal());
          micros[keeping.ordinal()] = run(table, write, shape, each, round);
        }
        if (round > 0) {
          found.computeIfAbsent(write, key -> new ArrayList<>()).add(micros);
        }
      }
    }
    return found;
  }

  /** Keys of inserts go on from round to round; updates go over the rows that were there. */
  private double run(Orders orders, Write write, Shape shape, int each, int round)
      throws SQLException {
    long first = write == Write.INSERT ? (round + 1L) * rows + 1 : 1;
    try (Connection connection = orders.connect()) {
      Sql.run(connection, "vacuum orders", "set synchronous_commit = off");
      try (PreparedStatement statement = connection.prepareStatement(write.statement(shape))) {
        long start = System.nanoTime();
        for (long key = first; key < first + rows; key += each) {
          statement.setLong(1, key);
          statement.setLong(2, key + each - 1);
          statement.executeUpdate();
        }
        return (System.nanoTime() - start) / 1e3 / rows;
      }
    }
  }

  private static double median(List<double[]> rounds, ToDoubleFunction<double[]> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
