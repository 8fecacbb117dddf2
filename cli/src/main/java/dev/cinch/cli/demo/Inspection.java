package dev.cinch.cli.demo;

import dev.cinch.shop.ShopDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks at what the target holds at the end. */
final class Inspection {

  static final String COLUMNS_EXPECTED =
      "id bigint not null, customer text not null, amount numeric(12,2) not null, status text not null,"
          + " placed_at timestamp with time zone not null, reference_text text not null";
  static final String INDEXES_EXPECTED =
      "orders_customer, orders_pkey, orders_placed_at, orders_reference_text";

  private static final String COLUMNS =
      """
      select string_agg(attname || ' ' || format_type(atttypid, atttypmod)
                        || case when attnotnull then ' not null' else '' end, ', ' order by attnum)
        from pg_attribute
       where attrelid = 'orders'::regclass and attnum > 0 and not attisdropped
      """;

  private static final String INDEXES =
      """
      select string_agg(relname || case when indisvalid then '' else ' (invalid)' end, ', '
                        order by relname)
        from pg_index join pg_class on pg_class.oid = indexrelid
       where indrelid = 'orders'::regclass
      """;

  /** What nobody but a migration makes in the shop's database; extensions were there before. */
  private static final String LEFT_OVER =
      """
      with extensions as (select objid from pg_depend where deptype = 'e')
      select coalesce(string_agg(what, ', ' order by what), '')
        from (select 'trigger ' || tgname as what from pg_trigger where not tgisinternal
              union all
              select 'function ' || proname from pg_proc
               where pronamespace = 'public'::regnamespace and pg_proc.oid not in (select objid from extensions)
              union all
              select 'constraint ' || conname from pg_constraint
               where conrelid = 'orders'::regclass and contype = 'c'
              union all
              select 'table ' || relname from pg_class
               where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm')
                 and relname <> 'orders' and pg_class.oid not in (select objid from extensions)) as found
      """;

  private static final String ORDERS = "select id, reference_text from orders";
  private static final int AT_ONCE = 5_000;

  private final ShopDatabase database;

  Inspection(ShopDatabase database) {
    this.database = database;
  }

  /** The table's columns as they are now. */
  String columns() {
    return database.ask(COLUMNS);
  }

  /** What is not as the plan asked for. */
  List<String> objections() {
    List<String> objections = new ArrayList<>();
    expect("the columns", columns(), COLUMNS_EXPECTED, objections);
    expect("the indexes", database.ask(INDEXES), INDEXES_EXPECTED, objections);
    String left = database.ask(LEFT_OVER);
    if (!left.isEmpty()) {
      objections.add("the target still holds " + left);
    }
    return objections;
  }

  private static void expect(String what, String found, String expected, List<String> objections) {
    if (!found.equals(expected)) {
      objections.add("%s are %s, and not %s".formatted(what, found, expected));
    }
  }

  /** Holds each order against what the clerks remember. */
  Comparison compare(Map<Long, Integer> remembered) {
    Comparison comparison = new Comparison(remembered);
    try (Connection connection = database.connect("demo inspection")) {
      connection.setAutoCommit(false);
      try (PreparedStatement orders = connection.prepareStatement(ORDERS)) {
        orders.setFetchSize(AT_ONCE);
        try (ResultSet row = orders.executeQuery()) {
          while (row.next()) {
            comparison.found(row.getLong(1), row.getString(2));
          }
        }
      }
      return comparison;
    } catch (SQLException failed) {
      throw new DemoFailedException(
          "Cannot compare the orders with what the clerks remember: " + failed.getMessage());
    }
  }
}
