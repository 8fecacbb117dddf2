package dev.cinch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.benchmarks.WholeSuite.Fill;
import dev.cinch.stack.Endpoints;
import dev.cinch.stack.SharedStack;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class SuiteBenchmarkIT {

  private static final String EMPTY =
      "select count(*) from orders where %s is null".formatted(Orders.COLUMN);

  @Test
  void hasTheSuiteFillOneCopyAfterTheOther() throws Exception {
    Endpoints stack = SharedStack.endpoints();
    Orders bare = Orders.bare(stack.postgres(), "bench_bare", Shape.THREE_INDEXES, 3_000);
    try (WholeSuite suite = WholeSuite.start(stack, List.of("bench_bare_1", "bench_bare_2"), 2)) {
      for (String copy : List.of("1", "2")) {
        Orders orders = bare.copy(copy);
        Fill fill = suite.fill(orders);
        assertThat(fill.seconds()).isGreaterThanOrEqualTo(fill.lastRangeHeard());
        try (Connection connection = orders.connect()) {
          assertThat(Sql.number(connection, EMPTY)).isZero();
        }
        orders.drop();
      }
    } finally {
      bare.drop();
    }
  }
}
