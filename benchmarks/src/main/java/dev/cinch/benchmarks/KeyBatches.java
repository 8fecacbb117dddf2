package dev.cinch.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the order of their key, so many in a transaction.
 *
 * @param rows of a batch
 */
record KeyBatches(int rows) implements Contender {

  private static final String FIRST = "select id from orders order by id limit 1";
  private static final String LAST =
      """
      select id from (select id from orders where id >= cast(? as %1$s) order by id limit ?) batch
       order by id desc limit 1
      """;
  private static final String NEXT =
      "select id from orders where id > cast(? as %1$s) order by id limit 1";
  private static final String UPDATE =
      """
      update orders as new set %2$s = %3$s
       where id >= cast(? as %1$s) and id <= cast(? as %1$s)
      """;

  @Override
  public void fill(Orders orders) throws SQLException {
    String type = orders.shape().keyType();
    try (Connection connection = orders.connect();
        PreparedStatement last = connection.prepareStatement(LAST.formatted(type));
        PreparedStatement next = connection.prepareStatement(NEXT.formatted(type));
        PreparedStatement update =
            connection.prepareStatement(UPDATE.formatted(type, Orders.COLUMN, Orders.EXPRESSION))) {
      String from = Sql.ask(connection, FIRST);
      while (from != null) {
        last.setInt(2, rows);
        String to = ask(last, from);
        update.setString(1, from);
        update.setString(2, to);
        update.executeUpdate();
        from = ask(next, to);
      }
    }
  }

  private static @Nullable String ask(PreparedStatement query, @Nullable String key)
      throws SQLException {
    query.setString(1, key);
    try (ResultSet row = query.executeQuery()) {
      return row.next() ? row.getString(1) : null;
    }
  }
}
