package dev.cinch.target.catalog;

import dev.cinch.target.name.TableName;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the names of all tables under a table, with those that hold no rows themselves. */
final class DescendantQuery {

  private static final String DESCENDANTS =
      """
      with recursive tree (oid) as (
             select i.inhrelid
               from pg_catalog.pg_inherits i
              where i.inhparent = cast(:table as oid)
             union
             select i.inhrelid
               from pg_catalog.pg_inherits i
               join tree t on t.oid = i.inhparent)
      select n.nspname::text as schema, c.relname::text as name
        from tree t
        join pg_catalog.pg_class c on c.oid = t.oid and c.relkind in ('r', 'p', 'f')
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       order by n.nspname, c.relname
      """;

  private final JdbcClient client;

  DescendantQuery(JdbcClient client) {
    this.client = client;
  }

  List<TableName> of(long table) {
    return client
        .sql(DESCENDANTS)
        .param("table", table)
        .query((row, number) -> TableName.of(row.getString("schema"), row.getString("name")))
        .list();
  }
}
