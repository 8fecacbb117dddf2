package dev.cinch.benchmarks;

/** What an application writes: {@code %1$s} are the keys of the rows. It knows of no new column. */
enum Write {
  INSERT(
      "an insert",
      """
      insert into orders (id, customer, created, cents, code, note, a, b, c, d)
      select i, i & 65535, now(), i & 1048575, lpad(i::text, 10, '0'), %2$s, 1, 2, 3, 4
        from generate_series(%1$s) i
      """),
  UPDATE_OF_ANOTHER_COLUMN(
      "an update of another column",
      "update orders set a = a + 1 where id in (select generate_series(%1$s))"),
  UPDATE_OF_THE_OLD_COLUMN(
      "an update of the old column",
      "update orders set code = lpad(((code)::bigint + 1)::text, 10, '0') where id in (select generate_series(%1$s))");

  private final String words;
  private final String sql;

  Write(String words, String sql) {
    this.words = words;
    this.sql = sql;
  }

  String words() {
    return words;
  }

  /** A statement with two parameters: the first and the last key. */
  String statement(Shape shape) {
    return sql.formatted("?::bigint, ?::bigint", shape.note("i"));
  }
}
