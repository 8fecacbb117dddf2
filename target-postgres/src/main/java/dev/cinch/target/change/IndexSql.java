package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.util.stream.Collectors;

/** The statements for one index on one table. */
record IndexSql(TableName table, Identifier name, IndexPlan plan) {

  String create(String how, String only) {
    return "create %sindex %s %s on %s%s (%s)"
        .formatted(
            plan.unique() ? "unique " : "",
            how,
            name.quoted(),
            only,
            table.quoted(),
            CatalogSql.quoted(plan.columns()))
        .replace("  ", " ");
  }

  String drop(String how) {
    return "drop index %s if exists %s".formatted(how, qualified().quoted()).replace("  ", " ");
  }

  /** True where the index is there as planned, and a condition on pg_index holds. */
  String isBuilt(String condition) {
    return "exists (%s and indisunique = %s and indpred is null and %s and %s)"
        .formatted(onThisTable(), plan.unique(), columnsAsPlanned(), condition);
  }

  /**
   * Whatever has the name and is not the invalid remains of our own build is somebody else's: not
   * to be dropped.
   */
  String refuseForeign() {
    return Refusal.when(
        "%s is not null and not exists (%s and not indisvalid and %s)"
            .formatted(CatalogSql.regclass(qualified()), onThisTable(), columnsAsPlanned()),
        "Cannot build index %s on %s: something else has that name; choose another name for the index"
            .formatted(qualified(), table));
  }

  private String onThisTable() {
    return "select 1 from pg_catalog.pg_index i where indexrelid = %s and indrelid = %s"
        .formatted(CatalogSql.regclass(qualified()), CatalogSql.regclass(table));
  }

  private String columnsAsPlanned() {
    return """
        array(
          select coalesce(attname::text, '')
            from pg_catalog.unnest(i.indkey::int2[]) with ordinality as k (number, place)
            left join pg_catalog.pg_attribute on attrelid = i.indrelid and attnum = k.number
           order by place) = array[%s]"""
        .formatted(
            plan.columns().stream()
                .map(column -> Literal.of(column.value()))
                .collect(Collectors.joining(", ")));
  }

  private TableName qualified() {
    return new TableName(table.schema(), name);
  }
}
