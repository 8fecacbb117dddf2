package dev.cinch.target.lock;

import dev.cinch.target.name.TableName;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.List;

/** Steps to try the runner with. */
final class Steps {

  static final TableName ORDERS = TableName.of("public", "orders");
  static final String HAS_COLUMN =
      "select exists (select 1 from pg_attribute"
          + " where attrelid = 'public.orders'::regclass and attname = 'note')";

  private Steps() {}

  static Step addColumn() {
    return strong(List.of("alter table public.orders add column note text"));
  }

  static Step strong(List<String> statements) {
    return new Step(
        "expand.add-column",
        "Add column note to orders",
        ORDERS,
        LockMode.ACCESS_EXCLUSIVE,
        true,
        List.of(),
        statements,
        Undo.by("alter table public.orders drop column if exists note"),
        HAS_COLUMN);
  }

  static Step buildIndex() {
    return new Step(
        "index.build",
        "Build index orders_id on orders",
        ORDERS,
        LockMode.SHARE_UPDATE_EXCLUSIVE,
        false,
        List.of("drop index concurrently if exists public.orders_id"),
        List.of("create unique index concurrently orders_id on public.orders (id)"),
        Undo.by("drop index concurrently if exists public.orders_id"),
        "select exists (select 1 from pg_index"
            + " where indexrelid = to_regclass('public.orders_id') and indisvalid)");
  }

  static Step forGood() {
    return new Step(
        "retire.drop",
        "Drop column id of orders",
        ORDERS,
        LockMode.ACCESS_EXCLUSIVE,
        true,
        List.of(),
        List.of("alter table public.orders drop column id"),
        Undo.impossible(),
        "select not exists (select 1 from pg_attribute where attrelid = 'public.orders'::regclass"
            + " and attname = 'id')");
  }

  static Step lasting(String statement) {
    return new Step(
        "index.long",
        "Work for long without blocking anybody",
        ORDERS,
        LockMode.SHARE_UPDATE_EXCLUSIVE,
        false,
        List.of(),
        List.of(statement),
        Undo.needless(),
        "select to_regclass('public.done') is not null");
  }
}
