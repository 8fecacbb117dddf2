package dev.cinch.target.fill;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of one range that can't be filled, each once. */
final class BadRows {

  /** As many as one report has room for; those of the page that the last one stands on beside. */
  static final int ENOUGH = 100;

  private final List<Found> found = new ArrayList<>();
  private final RowKey key;

  private record Found(long page, BadRow row) {}

  BadRows(RowKey key) {
    this.key = key;
  }

  /** Takes note of the row, unless it has moved or gone meanwhile. */
  void add(Connection connection, SliceSql sql, Piece row, SQLException failure)
      throws SQLException {
    Optional<String> name = key.read(connection, sql, row);
    name.filter(value -> found.stream().noneMatch(known -> known.row().key().equals(value)))
        .map(value -> bad(value, row, failure))
        .ifPresent(bad -> found.add(new Found(row.pages().first(), bad)));
  }

  private static BadRow bad(String key, Piece row, SQLException failure) {
    return new BadRow(
        row.pages().leaf(), key, ServerWords.state(failure), ServerWords.say(failure));
  }

  boolean areEnough() {
    return found.size() >= ENOUGH;
  }

  /** Whether they are enough, and none stands where the piece begins. */
  boolean areEnoughBefore(Piece piece) {
    return areEnough() && found.stream().allMatch(bad -> bad.page() < piece.pages().first());
  }

  /** Of pages that are not done, and that somebody will look at again. */
  void forgetFrom(long page) {
    found.removeIf(bad -> bad.page() >= page);
  }

  List<BadRow> found() {
    return found.stream().map(Found::row).toList();
  }
}
