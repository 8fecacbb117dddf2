package dev.cinch.target.catalog;

import dev.cinch.target.name.Identifier;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads columns that are arrays of text. */
final class Arrays {

  private Arrays() {}

  static List<String> strings(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }

  static List<Identifier> identifiers(ResultSet row, String column) throws SQLException {
    return strings(row, column).stream().map(Identifier::new).toList();
  }
}
