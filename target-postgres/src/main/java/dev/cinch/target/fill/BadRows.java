package dev.cinch.target.fill;

import dev.cinch.target.TargetException;
import dev.cinch.target.name.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rows of one range that can't be filled, each once. */
final class BadRows {

  /** With more than that, not the rows are at fault. */
  static final int MOST = 100;

  private final List<BadRow> found = new ArrayList<>();
  private final RowKey key;

  BadRows(RowKey key) {
    this.key = key;
  }

  /** Takes note of the row, unless it has moved or gone meanwhile. */
  void add(Connection connection, SliceSql sql, Piece row, SQLException failure)
      throws SQLException {
    TableName leaf = row.pages().leaf();
    key.read(connection, sql, row)
        .map(value -> new BadRow(leaf, value, ServerWords.state(failure), ServerWords.say(failure)))
        .filter(bad -> found.stream().noneMatch(known -> known.key().equals(bad.key())))
        .ifPresent(found::add);
    if (found.size() > MOST) {
      throw TargetException.of(
          "Cannot fill %s: more than %d of its rows fail, the last with SQLSTATE %s"
              .formatted(leaf, MOST, ServerWords.state(failure)),
          ServerWords.of(failure));
    }
  }

  List<BadRow> found() {
    return List.copyOf(found);
  }
}
