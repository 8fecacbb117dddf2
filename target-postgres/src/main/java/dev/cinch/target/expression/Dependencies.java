package dev.cinch.target.expression;

import dev.cinch.target.expression.CanonicalExpression.Volatility;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks up what a stored expression depends on. */
final class Dependencies {

  private static final String FUNCTIONS =
      """
      select n.nspname::text as schema,
             p.proname::text as name,
             p.pronargs as arguments,
             case p.provolatile
               when 'i' then 'IMMUTABLE' when 's' then 'STABLE' else 'VOLATILE' end as volatility,
             l.lanname::text as language,
             exists (select 1
                       from pg_catalog.pg_depend d
                      where d.classid = 'pg_catalog.pg_proc'::regclass
                        and d.objid = p.oid
                        and d.refclassid = 'pg_catalog.pg_class'::regclass) as reads_relation
        from pg_catalog.pg_proc p
        join pg_catalog.pg_namespace n on n.oid = p.pronamespace
        join pg_catalog.pg_language l on l.oid = p.prolang
       where p.oid = any (?::oid[])
       order by 1, 2, 3
      """;

  private static final String COLUMNS =
      """
      select a.attname::text as name,
             case when a.attgenerated <> '' then pg_catalog.pg_get_expr(g.adbin, g.adrelid) end
               as generation
        from pg_catalog.pg_depend d
        join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
        left join pg_catalog.pg_attrdef g on g.adrelid = a.attrelid and g.adnum = a.attnum
       where d.classid = 'pg_catalog.pg_proc'::regclass
         and d.objid = ?::oid
         and d.refclassid = 'pg_catalog.pg_class'::regclass
         and d.refobjid = ?::regclass
       order by a.attnum
      """;

  // a sequence is no table: nextval gives each row a value of its own and is known as volatile
  private static final String OTHER_RELATION =
      """
      select d.refobjid::regclass::text as name
        from pg_catalog.pg_depend d
        join pg_catalog.pg_class c on c.oid = d.refobjid
       where d.classid = 'pg_catalog.pg_proc'::regclass
         and d.objid = ?::oid
         and d.refclassid = 'pg_catalog.pg_class'::regclass
         and d.refobjid <> ?::regclass
         and c.relkind <> 'S'
       order by 1
       limit 1
      """;

  private final Connection connection;
  private final Scratch scratch;
  private final Set<TableName> allowed;

  /**
   * @param allowed functions that may be called although they are declared volatile
   */
  Dependencies(Connection connection, Scratch scratch, Set<TableName> allowed) {
    this.connection = connection;
    this.allowed = allowed;
    this.scratch = scratch;
  }

  Functions functions(Set<Long> oids) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FUNCTIONS)) {
      statement.setArray(1, connection.createArrayOf("bigint", oids.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        List<Functions.Called> called = new ArrayList<>();
        while (row.next()) {
          called.add(
              new Functions.Called(
                  row.getString("schema"),
                  row.getString("name"),
                  row.getInt("arguments"),
                  Volatility.valueOf(row.getString("volatility")),
                  row.getString("language"),
                  row.getBoolean("reads_relation")));
        }
        return new Functions(called, allowed);
      }
    }
  }

  List<ReadColumn> columns(StoredBody body) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setLong(1, body.oid());
      statement.setString(2, scratch.relation());
      try (ResultSet row = statement.executeQuery()) {
        List<ReadColumn> columns = new ArrayList<>();
        while (row.next()) {
          columns.add(
              new ReadColumn(new Identifier(row.getString("name")), row.getString("generation")));
        }
        return columns;
      }
    }
  }

  /** Another relation that the body refers to, if any. */
  Optional<String> otherRelation(StoredBody body) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OTHER_RELATION)) {
      statement.setLong(1, body.oid());
      statement.setString(2, scratch.relation());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getString("name")) : Optional.empty();
      }
    }
  }
}
