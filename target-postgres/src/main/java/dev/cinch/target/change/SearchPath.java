package dev.cinch.target.change;

import dev.cinch.target.name.TableName;

/**
 * Where the names of a plan's types and of canonical expressions are looked up, whatever the
 * session's own search path is: in pg_catalog, then in the table's schema, as when the plan was
 * checked.
 */
final class SearchPath {

  private SearchPath() {}

  static String pin(TableName table) {
    return "select pg_catalog.set_config('search_path', %s, true)"
        .formatted(Literal.of("pg_catalog, %s, pg_temp".formatted(table.schema().quoted())));
  }
}
