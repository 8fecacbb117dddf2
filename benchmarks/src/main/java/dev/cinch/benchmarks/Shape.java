package dev.cinch.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table to fill: orders whose {@code code} of digits is to become a number. Each shape differs
 * from the first in one respect.
 */
enum Shape {
  /** A narrow row under three indexes. */
  THREE_INDEXES(3, "bigint", "%s", 0),
  /** Under the primary key alone. */
  ONE_INDEX(1, "bigint", "%s", 0),
  /** Under eight indexes. */
  EIGHT_INDEXES(8, "bigint", "%s", 0),
  /** Rows of 2 kB. */
  WIDE(3, "bigint", "%s", 2000),
  /** A key whose order is not that of the rows. */
  UUID_KEY(3, "uuid", "md5((%s)::text)::uuid", 0),
  /** Four partitions. */
  PARTITIONED(3, "bigint", "%s", 0);

  private static final int PARTITIONS = 4;
  private static final List<String> INDEXED =
      List.of("created", "cents", "customer", "a", "b", "c", "d");

  private final int indexes;
  private final String keyType;
  private final String key;
  private final int payload;

  Shape(int indexes, String keyType, String key, int payload) {
    this.indexes = indexes;
    this.keyType = keyType;
    this.key = key;
    this.payload = payload;
  }

  static Shape named(String name) {
    return Stream.of(values())
        .filter(shape -> shape.label().equals(name))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot build a table of shape \"%s\": the shapes are %s"
                        .formatted(name, Stream.of(values()).map(Shape::label).toList())));
  }

  /** The key of a row, from an SQL expression for its number. */
  String key(String number) {
    return key.formatted(number);
  }

  String keyType() {
    return keyType;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Statements that make the table and its rows, the same ones each time. */
  List<String> statements(long rows) {
    String columns =
        """
        (id %s primary key, customer bigint not null, created timestamptz not null,
         cents int not null, code text not null, note text not null,
         a int not null, b int not null, c int not null, d int not null)
        """
            .formatted(keyType);
    String table = "create table orders " + columns;
    List<String> create =
        this == PARTITIONED
            ? partitions(table, rows)
            : List.of(table + (payload > 0 ? " with (toast_tuple_target = 8160)" : ""));
    return Stream.of(create.stream(), List.of(insert(rows)).stream(), indexes().stream())
        .flatMap(s -> s)
        .toList();
  }

  private static List<String> partitions(String table, long rows) {
    return Stream.concat(
            Stream.of(table + " partition by range (id)"),
            IntStream.range(0, PARTITIONS)
                .mapToObj(
                    n ->
                        "create table orders_%d partition of orders for values from (%d) to (%d)"
                            .formatted(
                                n, n * rows / PARTITIONS + 1, (n + 1) * rows / PARTITIONS + 1)))
        .toList();
  }

  private String insert(long rows) {
    return """
        insert into orders
        select %s, (hashint8(i) & 65535), timestamptz '2024-01-01' + i * interval '7 seconds',
               (hashint8(i + 1) & 1048575), lpad(i::text, 10, '0'), %s,
               hashint8(i + 2), hashint8(i + 3), hashint8(i + 4), hashint8(i + 5)
          from generate_series(1, %d) i
        """
        .formatted(key("i"), note("i"), rows);
  }

  /** What a row holds beside its figures, from an SQL expression for its number. */
  String note(String number) {
    return payload == 0
        ? "'order ' || " + number
        : "rpad('order ' || %s, %d, 'x')".formatted(number, payload);
  }

  private List<String> indexes() {
    return INDEXED.subList(0, indexes - 1).stream()
        .map(column -> "create index on orders (%s)".formatted(column))
        .toList();
  }
}
