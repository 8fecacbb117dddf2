package dev.cinch.target.fill;

import dev.cinch.target.name.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells a row from all others, in words: by its primary key, or by its place. */
final class RowKey {

  private static final String COLUMNS =
      """
      select pg_catalog.array_agg(a.attname::text order by k.position)
        from pg_catalog.pg_index i
       cross join unnest(i.indkey) with ordinality k (number, position)
        join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
       where i.indisprimary and i.indrelid = pg_catalog.to_regclass(?)
         and k.position <= i.indnkeyatts
      """;

  private final SliceTransaction transaction;

  RowKey(SliceTransaction transaction) {
    this.transaction = transaction;
  }

  /** Empty where there is no such row any more. */
  Optional<String> read(Connection connection, SliceSql sql, Piece row) throws SQLException {
    return transaction.run(connection, sql.before(), before -> read(connection, row));
  }

  private static Optional<String> read(Connection connection, Piece row) throws SQLException {
    String leaf = row.pages().leaf().quoted();
    String query =
        "select %s from only %s where ctid = cast(? as tid)"
            .formatted(words(columns(connection, leaf)), leaf);
    return Optional.ofNullable(ask(connection, query, row.from()));
  }

  private static String words(String[] columns) {
    return columns.length == 0
        ? "'ctid=' || ctid::text"
        : Stream.of(columns)
            .map(Identifier::new)
            .map(name -> "%s || %s::text".formatted(literal(name + "="), name.quoted()))
            .collect(Collectors.joining(" || ', ' || "));
  }

  private static String[] columns(Connection connection, String leaf) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setString(1, leaf);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getArray(1) == null ? new String[0] : (String[]) row.getArray(1).getArray();
      }
    }
  }

  private static @Nullable String ask(Connection connection, String query, String parameter)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, parameter);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  private static String literal(String text) {
    return QuestionMarks.escape("'" + text.replace("'", "''") + "'");
  }
}
