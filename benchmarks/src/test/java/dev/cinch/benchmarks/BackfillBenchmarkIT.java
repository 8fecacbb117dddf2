package dev.cinch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.stack.SharedStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("wide")
class BackfillBenchmarkIT {

  private static final long ROWS = 3_000;

  @ParameterizedTest
  @EnumSource(Shape.class)
  void letsEveryContenderFillEveryRowOfEachShape(Shape shape) throws SQLException {
    var server = SharedStack.endpoints().postgres();
    String database = "bench_" + shape.name().toLowerCase(java.util.Locale.ROOT);
    Orders orders = Orders.build(server, database, shape, ROWS);
    try (Connection connection = server.connect("postgres")) {
      var processes =
          new ServerProcesses(
              java.nio.file.Path.of(String.valueOf(Sql.ask(connection, "show data_directory"))));
      Options options = new Options(ROWS, 1, shape, Contenders.names(), null);
      List<List<Run>> rounds = new Rounds(orders, processes, options).run();
      assertThat(rounds.get(0))
          .hasSameSizeAs(Contenders.names())
          .allSatisfy(run -> assertThat(run.rowsPerSecond()).isPositive());
    } finally {
      orders.drop();
    }
  }
}
