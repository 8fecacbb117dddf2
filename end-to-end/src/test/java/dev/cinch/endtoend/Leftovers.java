package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.shop.ShopDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the target holds when a migration has come to its end. */
final class Leftovers {

  private static final String COLUMNS =
      """
      select string_agg(attname || ' ' || format_type(atttypid, atttypmod)
                        || case when attnotnull then ' not null' else '' end, ', ' order by attnum)
        from pg_attribute
       where attrelid = '%1$s'::regclass and attnum > 0 and not attisdropped
      """;

  private static final String INDEXES =
      """
      select string_agg(relname || case when indisvalid then '' else ' (invalid)' end, ', '
                        order by relname)
        from pg_index join pg_class on pg_class.oid = indexrelid
       where indrelid = '%1$s'::regclass
      """;

  private static final String COMMENTS =
      """
      select string_agg(objsubid || ' ' || description, ', ' order by objsubid)
        from pg_description where objoid = '%1$s'::regclass
      """;

  private static final String CONSTRAINTS =
      """
      select string_agg(conname || ' ' || pg_get_constraintdef(oid), ', ' order by conname)
        from pg_constraint where conrelid = '%1$s'::regclass
      """;

  private static final String OURS =
      """
      select (select count(*) from pg_trigger where not tgisinternal)
           + (select count(*) from pg_proc where proname like '%%cinch%%')
           + (select count(*) from pg_constraint where conname like '%%cinch%%')
           + (select count(*) from pg_description where description like '%%cinch%%')
      """;

  private final ShopDatabase shop;
  private final String table;

  Leftovers(ShopDatabase shop) {
    this(shop, "orders");
  }

  Leftovers(ShopDatabase shop, String table) {
    this.shop = shop;
    this.table = table;
  }

  /** All that the table is, for a comparison. */
  String picture() {
    return Stream.of(COLUMNS, COMMENTS, INDEXES, CONSTRAINTS, OURS)
        .map(this::ask)
        .collect(Collectors.joining("\n"));
  }

  /** How many objects of ours the database holds. */
  String ours() {
    return ask(OURS);
  }

  private String ask(String query) {
    return shop.ask(query.formatted(table));
  }

  /** Each order that must be there is there with its reference, and no other. */
  void assertOrders(Map<Long, Integer> expected) {
    assertOrders("reference_text::integer", expected);
  }

  void assertOrders(String reference, Map<Long, Integer> expected) {
    Map<Long, Integer> found = new TreeMap<>();
    try (Connection connection = shop.connect("test");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select id, %s from orders".formatted(reference))) {
      while (row.next()) {
        found.put(row.getLong(1), row.getInt(2));
      }
    } catch (SQLException failed) {
      throw new IllegalStateException("Cannot read the orders", failed);
    }
    assertThat(found.size()).isEqualTo(expected.size());
    assertThat(found.equals(expected)).as("each order has its own reference").isTrue();
  }

  /** The table is as the plan wants it, and nothing else of the migration is left. */
  void assertNothingOfOurs() {
    assertThat(ask(COLUMNS))
        .isEqualTo(
            "id bigint not null, customer text not null, amount numeric(12,2) not null, "
                + "status text not null, placed_at timestamp with time zone not null, "
                + "reference_text text not null");
    assertThat(ask(INDEXES))
        .isEqualTo("orders_customer, orders_pkey, orders_placed_at, orders_reference_text");
    assertThat(
            shop.ask(
                "select col_description('orders'::regclass, (select attnum from pg_attribute where attrelid = 'orders'::regclass and attname = 'reference_text'))"))
        .isEqualTo("Reference that the partner knows the order by");
    assertThat(ask(OURS)).isEqualTo("0");
  }
}
