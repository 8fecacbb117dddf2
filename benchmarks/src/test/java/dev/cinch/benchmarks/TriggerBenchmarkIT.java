package dev.cinch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.stack.SharedStack;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class TriggerBenchmarkIT {

  @Test
  void measuresEachWriteUnderEachTrigger() throws SQLException {
    TriggerBenchmark benchmark = new TriggerBenchmark(SharedStack.endpoints().postgres(), 2_000, 1);

    assertThat(benchmark.table(Shape.THREE_INDEXES))
        .contains("three-indexes, a row a statement", "three-indexes, 1,000 rows a statement")
        .containsPattern("\\| an insert \\|( \\d+\\.\\d( \\(\\d+\\.\\d\\d\\))? \\|){5}")
        .containsPattern(
            "\\| an update of another column \\|( \\d+\\.\\d( \\(\\d+\\.\\d\\d\\))? \\|){5}")
        .containsPattern(
            "\\| an update of the old column \\|( \\d+\\.\\d( \\(\\d+\\.\\d\\d\\))? \\|){5}");
  }
}
