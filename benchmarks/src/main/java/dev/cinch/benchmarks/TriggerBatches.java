package dev.cinch.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Touches rows so that the sync trigger fills them, so many in a transaction, by one statement of
 * the form that pgroll uses: lock a batch in the order of the key, update its rows, say how far it
 * came.
 *
 * @param rows of a batch
 */
record TriggerBatches(int rows) implements Contender {

  private static final String TOUCH =
      """
      with batch as (
        select id from orders where %s order by id limit %d for no key update
      ), touched as (
        update orders as new set id = new.id from batch where new.id = batch.id returning new.id
      )
      select id from touched order by id desc limit 1
      """;

  @Override
  public void fill(Orders orders) throws SQLException {
    String after = "id > cast(? as %s)".formatted(orders.shape().keyType());
    try (Connection connection = orders.connect();
        PreparedStatement next = connection.prepareStatement(TOUCH.formatted(after, rows))) {
      String last = Sql.ask(connection, TOUCH.formatted("true", rows));
      while (last != null) {
        next.setString(1, last);
        last = ask(next);
      }
    }
  }

  private static @Nullable String ask(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      return row.next() ? row.getString(1) : null;
    }
  }
}
