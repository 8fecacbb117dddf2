package dev.cinch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.stack.SharedStack;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("wide")
class BackfillBenchmarkIT {

  private static final long ROWS = 3_000;

  @ParameterizedTest
  @EnumSource(Shape.class)
  void letsEveryContenderFillEveryRowOfEachShape(Shape shape) throws Exception {
    var server = SharedStack.endpoints().postgres();
    Tables tables =
        Tables.build(server, "bench_" + shape.name().toLowerCase(Locale.ROOT), shape, ROWS);
    try (Connection connection = server.connect("postgres")) {
      var processes =
          new ServerProcesses(Path.of(String.valueOf(Sql.ask(connection, "show data_directory"))));
      Options options = new Options(ROWS, 1, shape, Contenders.alone(), 0, null);
      List<List<Run>> rounds = new Rounds(tables, new Contenders(null), processes, options).run();
      assertThat(rounds.get(0))
          .hasSameSizeAs(Contenders.alone())
          .allSatisfy(run -> assertThat(run.rowsPerSecond()).isPositive());
    } finally {
      tables.drop();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Shape.class,
      names = {"UUID_KEY", "PARTITIONED"})
  void seesWhatApplicationsNoticeOfIt(Shape shape) throws Exception {
    var server = SharedStack.endpoints().postgres();
    Orders original =
        Orders.build(server, "beside_" + shape.name().toLowerCase(Locale.ROOT), shape, ROWS);
    Orders orders = original.copy("once");
    try {
      Beside beside =
          Beside.of(
              new Foreground(orders, ROWS, 100), new Contenders(null).named("worker-1-slot"), 1);
      assertThat(beside.idle().count()).isBetween(50, 150);
      assertThat(beside.idle().percentile(95)).isPositive();
    } finally {
      orders.drop();
      original.drop();
    }
  }
}
