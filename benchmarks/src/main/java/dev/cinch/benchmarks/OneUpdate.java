package dev.cinch.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;

/** All rows in one statement. */
final class OneUpdate implements Contender {

  @Override
  public void fill(Orders orders) throws SQLException {
    try (Connection connection = orders.connect()) {
      Sql.run(
          connection,
          "update orders as new set %s = %s".formatted(Orders.COLUMN, Orders.EXPRESSION));
    }
  }
}
