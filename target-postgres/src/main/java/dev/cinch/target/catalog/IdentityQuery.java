package dev.cinch.target.catalog;

import dev.cinch.target.catalog.TableFacts.Identity;
import dev.cinch.target.catalog.TableFacts.RowSecurity;
import dev.cinch.target.name.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds a table by name. */
final class IdentityQuery {

  private static final String TABLE =
      """
      select c.oid,
             c.relkind::text as kind,
             pg_catalog.pg_get_userbyid(c.relowner) as owner,
             c.relrowsecurity as row_security,
             c.relforcerowsecurity as forced_row_security,
             c.relreplident::text as replica_identity,
             array(select distinct p.pubname::text
                     from pg_catalog.pg_publication_tables p
                     join pg_catalog.pg_namespace pn on pn.nspname = p.schemaname
                     join pg_catalog.pg_class pc
                       on pc.relnamespace = pn.oid and pc.relname = p.tablename
                    where pc.oid = c.oid
                       or pc.oid in (select t.relid from pg_catalog.pg_partition_tree(c.oid) t)
                       or pc.oid in (select a.relid from pg_catalog.pg_partition_ancestors(c.oid) a)
                    order by 1) as publications
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where n.nspname = :schema
         and c.relname = :name
      """;

  private final JdbcClient client;

  IdentityQuery(JdbcClient client) {
    this.client = client;
  }

  Optional<Identity> find(TableName table) {
    return client
        .sql(TABLE)
        .param("schema", table.schema().value())
        .param("name", table.name().value())
        .query((row, number) -> identity(table, row))
        .optional();
  }

  private static Identity identity(TableName table, ResultSet row) throws SQLException {
    return new Identity(
        table,
        row.getLong("oid"),
        TableKind.of(row.getString("kind")),
        row.getString("owner"),
        rowSecurity(row),
        ReplicaIdentity.of(row.getString("replica_identity")),
        Arrays.strings(row, "publications"));
  }

  private static RowSecurity rowSecurity(ResultSet row) throws SQLException {
    if (!row.getBoolean("row_security")) {
      return RowSecurity.OFF;
    }
    return row.getBoolean("forced_row_security") ? RowSecurity.FORCED : RowSecurity.ON;
  }
}
