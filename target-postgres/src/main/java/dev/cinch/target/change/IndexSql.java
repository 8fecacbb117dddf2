package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements for one index on one table. */
record IndexSql(TableName table, Identifier name, IndexPlan plan) {

  String create(String how, String only) {
    return "create %sindex %s%s on %s%s%s (%s)%s%s"
        .formatted(
            plan.unique() ? "unique " : "",
            how.isEmpty() ? "" : how + " ",
            name.quoted(),
            only,
            table.quoted(),
            plan.options().method() == null ? "" : " using " + plan.options().method(),
            plan.key().sql(),
            include(),
            plan.options().where() == null
                ? ""
                : " where (\n%s\n)".formatted(plan.options().where()));
  }

  private String include() {
    List<Identifier> include = plan.options().include();
    return include.isEmpty() ? "" : " include (%s)".formatted(CatalogSql.quoted(include));
  }

  String drop(String how) {
    return "drop index %s if exists %s".formatted(how, qualified().quoted()).replace("  ", " ");
  }

  /** True where the index is there as planned, and a condition on pg_index holds. */
  String isBuilt(String condition) {
    return "exists (%s and indisunique = %s and %s and %s)"
        .formatted(onThisTable(), plan.unique(), asPlanned(), condition);
  }

  private String onThisTable() {
    return "select 1 from pg_catalog.pg_index i where indexrelid = %s and indrelid = %s"
        .formatted(CatalogSql.regclass(qualified()), CatalogSql.regclass(table));
  }

  /** Columns by name; of an expression and of a condition, only that there is one. */
  private String asPlanned() {
    return """
        (indpred is not null) = %s and (indexprs is not null) = %s
         and (select amname from pg_catalog.pg_am a join pg_catalog.pg_class c on c.relam = a.oid
               where c.oid = i.indexrelid) = %s
         and array(
          select coalesce(attname::text, '')
            from pg_catalog.unnest(i.indkey::int2[]) with ordinality as k (number, place)
            left join pg_catalog.pg_attribute on attrelid = i.indrelid and attnum = k.number
           order by place) = array[%s]"""
        .formatted(
            plan.options().where() != null,
            plan.key().expression() != null,
            Literal.of(plan.options().method() == null ? "btree" : plan.options().method()),
            columns());
  }

  private String columns() {
    Stream<String> keys =
        plan.key().expression() == null
            ? plan.key().columns().stream().map(Identifier::value)
            : Stream.of("");
    return Stream.concat(keys, plan.options().include().stream().map(Identifier::value))
        .map(Literal::of)
        .collect(Collectors.joining(", "));
  }

  private TableName qualified() {
    return new TableName(table.schema(), name);
  }
}
