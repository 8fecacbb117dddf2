package dev.cinch.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Any rows without a value, so many in a transaction, until there are none.
 *
 * @param rows of a batch
 */
record SelectBatches(int rows) implements Contender {

  private static final String UPDATE =
      """
      update orders as new set %1$s = %2$s
       where id in (select id from orders where %1$s is null limit %3$d)
      """;

  @Override
  public void fill(Orders orders) throws SQLException {
    try (Connection connection = orders.connect();
        PreparedStatement update =
            connection.prepareStatement(UPDATE.formatted(Orders.COLUMN, Orders.EXPRESSION, rows))) {
      while (update.executeUpdate() > 0) {
        // each is a transaction of its own
      }
    }
  }
}
