package dev.cinch.target.catalog;

import dev.cinch.target.name.Identifier;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the indexes of a table. */
final class IndexQuery {

  // columns of expressions and predicates are known by dependency only, those of a constraint's
  // index by its key only
  private static final String INDEXES =
      """
      select c.relname::text as name,
             i.indisunique as is_unique,
             i.indisprimary as is_primary,
             i.indisvalid as valid,
             i.indisready as ready,
             pg_catalog.pg_get_indexdef(i.indexrelid) as definition,
             array(select a.attname::text
                     from pg_catalog.pg_attribute a
                    where a.attrelid = i.indrelid
                      and (a.attnum = any (i.indkey)
                           or exists (select 1
                                        from pg_catalog.pg_depend d
                                       where d.classid = 'pg_catalog.pg_class'::regclass
                                         and d.objid = i.indexrelid
                                         and d.refclassid = 'pg_catalog.pg_class'::regclass
                                         and d.refobjid = i.indrelid
                                         and d.refobjsubid = a.attnum))
                      and a.attnum > 0
                    order by a.attnum) as columns
        from pg_catalog.pg_index i
        join pg_catalog.pg_class c on c.oid = i.indexrelid
       where i.indrelid = cast(:table as oid)
       order by c.relname
      """;

  private final JdbcClient client;

  IndexQuery(JdbcClient client) {
    this.client = client;
  }

  List<IndexFacts> of(long table) {
    return client
        .sql(INDEXES)
        .param("table", table)
        .query(
            (row, number) ->
                new IndexFacts(
                    new Identifier(row.getString("name")),
                    row.getBoolean("is_unique"),
                    row.getBoolean("is_primary"),
                    row.getBoolean("valid"),
                    row.getBoolean("ready"),
                    row.getString("definition"),
                    Arrays.identifiers(row, "columns")))
        .list();
  }
}
