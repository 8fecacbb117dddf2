package dev.cinch.cli.local;

import dev.cinch.shop.ShopDatabase;
import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.suite.Login;

/**
 * The sample shop as a target of migrations: its table, the role that owns it, which the planner
 * uses, one that may read the table and update it, which is all that workers need, and one that may
 * read statistics and no table, which is all that the contract checker needs.
 */
public record SampleShop(ShopDatabase database, Login owner, Login worker, Login checker) {

  /** What the target is called. */
  public static final String TARGET = "shop";

  private static final String OWNER = "shop_owner";
  private static final String WORKER = "shop_worker";
  private static final String CHECKER = "shop_checker";

  /** Makes roles and an empty database, unless they are there. */
  static SampleShop on(PostgresEndpoint postgres) {
    Databases databases = new Databases(postgres);
    Login owner = databases.owned(TARGET, OWNER);
    databases.letSeeStatistics(TARGET, OWNER);
    return new SampleShop(
        new ShopDatabase(owner.url(), owner.user(), owner.password()),
        owner,
        databases.visitor(TARGET, WORKER),
        databases.observer(TARGET, CHECKER));
  }

  /** Makes the table with so many orders, unless it is there. */
  public SampleShop open(int orders) {
    if (database.ask("select to_regclass('orders') is null").equals("t")) {
      database.create(orders);
    }
    database.execute("grant select, update on orders to " + WORKER);
    return this;
  }
}
