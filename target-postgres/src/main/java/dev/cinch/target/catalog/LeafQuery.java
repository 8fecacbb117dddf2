package dev.cinch.target.catalog;

import dev.cinch.target.name.TableName;
import dev.cinch.target.range.Leaf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the physical tables under a table. */
final class LeafQuery {

  // partitions and old-style children alike, at any depth; foreign ones have no pages of ours
  private static final String LEAVES =
      """
      with recursive tree (oid) as (
             select cast(:table as oid)
             union
             select i.inhrelid
               from pg_catalog.pg_inherits i
               join tree t on t.oid = i.inhparent)
      select n.nspname::text as schema,
             c.relname::text as name,
             c.oid,
             pg_catalog.pg_relation_filenode(c.oid) as filenode,
             pg_catalog.pg_relation_size(c.oid) / pg_catalog.current_setting('block_size')::int
               as pages,
             nullif(c.reltuples, -1)::bigint as estimated_rows
        from tree t
        join pg_catalog.pg_class c on c.oid = t.oid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'm')
       order by n.nspname, c.relname
      """;

  private final JdbcClient client;

  LeafQuery(JdbcClient client) {
    this.client = client;
  }

  List<Leaf> of(long table) {
    return client.sql(LEAVES).param("table", table).query((row, number) -> leaf(row)).list();
  }

  private static Leaf leaf(ResultSet row) throws SQLException {
    return new Leaf(
        TableName.of(row.getString("schema"), row.getString("name")),
        row.getLong("oid"),
        row.getLong("filenode"),
        row.getLong("pages"),
        estimatedRows(row));
  }

  private static @Nullable Long estimatedRows(ResultSet row) throws SQLException {
    long rows = row.getLong("estimated_rows");
    return row.wasNull() ? null : rows;
  }
}
