package dev.cinch.cli.demo;

import dev.cinch.shop.ShopDatabase;

/** Reads what PostgreSQL itself counts. */
final class Meter {

  private static final String READING =
      """
      select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint
             || ' ' || pg_table_size('orders')
             || ' ' || pg_indexes_size('orders')
             || ' ' || (select count(*) from orders)
      """;

  private final ShopDatabase database;

  Meter(ShopDatabase database) {
    this.database = database;
  }

  /**
   * What was counted at one moment.
   *
   * @param wal bytes of the log since the server was made
   * @param table bytes of the table
   * @param indexes bytes of its indexes
   * @param rows its rows
   */
  record Reading(long wal, long table, long indexes, long rows) {}

  Reading read() {
    String[] numbers = database.ask(READING).split(" ", -1);
    return new Reading(
        Long.parseLong(numbers[0]),
        Long.parseLong(numbers[1]),
        Long.parseLong(numbers[2]),
        Long.parseLong(numbers[3]));
  }
}
