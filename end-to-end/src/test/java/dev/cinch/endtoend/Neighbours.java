package dev.cinch.endtoend;

import java.io.IOException;
import java.util.List;

/** Other migrations and consumers of the same shop, so that a picture of it is one of a town. */
final class Neighbours {

  private static final String PLAN =
      """
      id: %s
      owner: %s
      purpose: %s
      target: shop
      table: public.%s
      column: {name: %s, type: %s}
      replaces: %s
      sync: {forward: '%s', backward: '%s'}
      switch: {by: %s}
      retire: {soak: 1s}
      """;

  private Neighbours() {}

  static void moveIn(Walk walk) throws IOException {
    for (String table : List.of("parcels", "customers", "invoices", "returns")) {
      walk.shop.execute(
          "create table %s as select id, id::integer as weight, 'a' || id as name from orders limit 3000"
              .formatted(table));
      walk.shop.execute("grant select, update on %s to shop_worker".formatted(table));
    }
    for (String subject : List.of("shop.customers-value", "shop.parcels-value")) {
      for (String consumer : List.of("mailing", "search", "warehouse")) {
        walk.registerReader(consumer, subject);
      }
    }
    walk.registerReader("billing", "shop.customers-value");
    start(
        walk,
        "parcels-grams",
        "team-parcels",
        "Weights in grams",
        "parcels",
        "grams",
        "bigint",
        "weight",
        "weight * 1000::bigint",
        "(grams / 1000)::integer",
        "manual");
    walk.awaitStatus("VERIFY", "DONE", "SKIPPED");
    start(
        walk,
        "invoices-number",
        "team-billing",
        "Numbers of invoices hold letters",
        "invoices",
        "number",
        "text",
        "weight",
        "weight::text",
        "number::integer",
        "manual");
    walk.command("PAUSE");
    start(
        walk,
        "returns-reason",
        "team-returns",
        "Names are trimmed",
        "returns",
        "reason",
        "text",
        "name",
        "trim(name)",
        "reason",
        "manual");
    walk.awaitStatus("SYNC", "DONE");
    walk.command("ROLLBACK");
    walk.awaitState("ROLLED_BACK");
  }

  private static void start(Walk walk, Object... plan) throws IOException {
    walk.startMigration(PLAN.formatted(plan));
  }
}
