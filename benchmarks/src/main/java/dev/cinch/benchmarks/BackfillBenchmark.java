package dev.cinch.benchmarks;

import dev.cinch.stack.LocalStack;
import dev.cinch.stack.PostgresEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures ways to fill a column side by side, on a PostgreSQL of its own. */
public final class BackfillBenchmark {

  private static final long WARM_UP_ROWS = 50_000;

  private BackfillBenchmark() {}

  public static void main(String[] arguments) throws SQLException, IOException {
    Options options;
    try {
      options = Options.of(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    try (LocalStack stack = LocalStack.start(BenchmarkServer.options())) {
      Report report = measure(stack.postgres(), options);
      System.out.print(report.table());
      if (options.json() != null) {
        Files.writeString(options.json(), report.json());
      }
    }
  }

  private static Report measure(PostgresEndpoint server, Options options) throws SQLException {
    ServerProcesses processes;
    Map<String, String> circumstances;
    try (Connection connection = server.connect("postgres")) {
      processes =
          new ServerProcesses(Path.of(String.valueOf(Sql.ask(connection, "show data_directory"))));
      circumstances = circumstances(connection, options);
    }
    warmUp(server, processes, options);
    Orders original = Orders.build(server, "original", options.shape(), options.rows());
    return new Report(
        options, circumstances, new Summary(new Rounds(original, processes, options).run()));
  }

  /** Of this JVM above all. */
  private static void warmUp(PostgresEndpoint server, ServerProcesses processes, Options options)
      throws SQLException {
    Orders small = Orders.build(server, "small", options.shape(), WARM_UP_ROWS);
    Rounds rounds = new Rounds(small, processes, options);
    for (String contender : options.contenders()) {
      rounds.one(contender);
    }
    small.drop();
  }

  private static Map<String, String> circumstances(Connection connection, Options options)
      throws SQLException {
    Map<String, String> circumstances = new LinkedHashMap<>();
    circumstances.put("table", "%s, %,d rows".formatted(options.shape().label(), options.rows()));
    circumstances.put(
        "server", String.valueOf(Sql.ask(connection, "select split_part(version(), ' on ', 1)")));
    circumstances.put("settings", BenchmarkServer.SETTINGS.toString());
    circumstances.put("machine", Machine.words());
    return circumstances;
  }
}
