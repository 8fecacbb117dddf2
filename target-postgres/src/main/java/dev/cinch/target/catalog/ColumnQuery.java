package dev.cinch.target.catalog;

import dev.cinch.target.name.Identifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the columns of a table. */
final class ColumnQuery {

  // from version 18 on attnotnull is set for a constraint that is not validated, too; earlier ones
  // keep no row of type n, so that the constraint counts as proven
  private static final String COLUMNS =
      """
      select a.attname::text as name,
             a.attnum as number,
             pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
             a.attnotnull as not_null,
             coalesce((select n.convalidated
                         from pg_catalog.pg_constraint n
                        where n.conrelid = a.attrelid
                          and n.contype = 'n'
                          and n.conkey = array[a.attnum]), true) as proven,
             case when a.attgenerated = '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end
               as default_expression,
             case when a.attgenerated <> '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end
               as generation,
             a.attidentity <> '' as identity,
             case when a.attcollation <> t.typcollation
                  then pg_catalog.format('%I.%I', cn.nspname, c.collname) end as collation,
             pg_catalog.col_description(a.attrelid, a.attnum) as comment
        from pg_catalog.pg_attribute a
        join pg_catalog.pg_type t on t.oid = a.atttypid
        left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        left join pg_catalog.pg_collation c on c.oid = a.attcollation
        left join pg_catalog.pg_namespace cn on cn.oid = c.collnamespace
       where a.attrelid = cast(:table as oid)
         and a.attnum > 0
         and not a.attisdropped
       order by a.attnum
      """;

  private final JdbcClient client;

  ColumnQuery(JdbcClient client) {
    this.client = client;
  }

  List<ColumnFacts> of(long table) {
    return client.sql(COLUMNS).param("table", table).query((row, number) -> column(row)).list();
  }

  private static ColumnFacts column(ResultSet row) throws SQLException {
    return new ColumnFacts(
        new Identifier(row.getString("name")),
        row.getInt("number"),
        row.getString("type"),
        nullability(row),
        textOrNull(row, "default_expression"),
        textOrNull(row, "generation"),
        row.getBoolean("identity"),
        textOrNull(row, "collation"),
        textOrNull(row, "comment"));
  }

  private static Nullability nullability(ResultSet row) throws SQLException {
    if (!row.getBoolean("not_null")) {
      return Nullability.NULLABLE;
    }
    return row.getBoolean("proven") ? Nullability.NOT_NULL : Nullability.NOT_NULL_UNPROVEN;
  }

  private static @Nullable String textOrNull(ResultSet row, String column) throws SQLException {
    return row.getString(column);
  }
}
