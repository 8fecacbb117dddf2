package dev.cinch.benchmarks;

import dev.cinch.stack.PostgresEndpoint;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The table in both states, of which each run gets a copy: with the new column and its trigger, and
 * as it is before its migration, for the suite, which adds both.
 */
final class Tables {

  private static final String PREPARED = "prepared";
  private static final String BARE = "bare";

  private final Orders prepared;
  private final Orders bare;
  private int copies;

  private Tables(Orders prepared, Orders bare) {
    this.prepared = prepared;
    this.bare = bare;
  }

  static Tables build(PostgresEndpoint server, String name, Shape shape, long rows)
      throws SQLException {
    return new Tables(
        Orders.build(server, name + "_" + PREPARED, shape, rows),
        Orders.bare(server, name + "_" + BARE, shape, rows));
  }

  /** What the copies for the suite are called, which has to know them before. */
  static List<String> namesForTheSuite(String name, int copies) {
    return IntStream.rangeClosed(1, copies)
        .mapToObj(copy -> "%s_%s_%d".formatted(name, BARE, copy))
        .toList();
  }

  Orders copyFor(String contender) throws SQLException {
    return contender.equals(Contenders.SUITE)
        ? bare.copy(Integer.toString(++copies))
        : prepared.copy("once");
  }

  void drop() throws SQLException {
    prepared.drop();
    bare.drop();
  }
}
