package dev.cinch.benchmarks;

import dev.cinch.stack.LocalStack;
import dev.cinch.stack.PostgresEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures ways to fill a column side by side, on a PostgreSQL of its own. */
public final class BackfillBenchmark {

  private static final long WARM_UP_ROWS = 50_000;
  private static final String SMALL = "small";
  private static final String LARGE = "large";

  private BackfillBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Options options;
    try {
      options = Options.of(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    Report report = options.hasSuite() ? withTheSuite(options) : alone(options);
    System.out.print(report.table());
    if (options.json() != null) {
      Files.writeString(options.json(), report.json());
    }
  }

  private static Report alone(Options options) throws Exception {
    try (LocalStack stack = LocalStack.start(BenchmarkServer.options())) {
      return measure(stack.postgres(), new Contenders(null), options);
    }
  }

  /** Which has to know its tables before it starts. */
  private static Report withTheSuite(Options options) throws Exception {
    List<String> copies = new ArrayList<>(Tables.namesForTheSuite(SMALL, 1));
    copies.addAll(Tables.namesForTheSuite(LARGE, Rounds.copiesForTheSuite(options)));
    try (LocalStack stack = LocalStack.start(BenchmarkServer.withWhatTheSuiteNeeds());
        WholeSuite suite = WholeSuite.start(stack.endpoints(), copies, Contenders.SUITE_SLOTS)) {
      return measure(stack.postgres(), new Contenders(suite), options);
    }
  }

  private static Report measure(PostgresEndpoint server, Contenders contenders, Options options)
      throws Exception {
    ServerProcesses processes;
    Map<String, String> circumstances;
    try (Connection connection = server.connect("postgres")) {
      processes =
          new ServerProcesses(Path.of(String.valueOf(Sql.ask(connection, "show data_directory"))));
      circumstances = circumstances(connection, options);
    }
    warmUp(server, contenders, processes, options);
    Tables tables = Tables.build(server, LARGE, options.shape(), options.rows());
    return new Report(
        options,
        circumstances,
        new Summary(new Rounds(tables, contenders, processes, options).run()));
  }

  /** Of this JVM above all. */
  private static void warmUp(
      PostgresEndpoint server, Contenders contenders, ServerProcesses processes, Options options)
      throws Exception {
    Tables small = Tables.build(server, SMALL, options.shape(), WARM_UP_ROWS);
    Rounds rounds = new Rounds(small, contenders, processes, options);
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
