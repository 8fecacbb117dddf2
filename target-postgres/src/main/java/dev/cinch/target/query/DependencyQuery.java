package dev.cinch.target.query;

import dev.cinch.target.name.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what a stored query is made of, and to whom that belongs. */
final class DependencyQuery {

  private static final String DEPENDENCIES =
      """
      select d.refobjid || '/' || d.refobjsubid as thing,
             coalesce(c.oid is not null and d.refobjsubid > 0, false) as is_column,
             coalesce(c.oid = any (array(select pg_catalog.to_regclass(name)::oid
                                           from unnest(?::text[]) as name))
                      and a.attname = ?, false) as is_from,
             coalesce(c.oid = any (array(select pg_catalog.to_regclass(name)::oid
                                           from unnest(?::text[]) as name))
                      and a.attname = ?, false) as is_to,
             coalesce(not pg_catalog.pg_has_role(
               coalesce(c.relowner, p.proowner, o.oprowner, t.typowner),
               (select relowner from pg_catalog.pg_class
                 where oid = pg_catalog.to_regclass(?)), 'member'), false) as is_strange,
             pg_catalog.pg_describe_object(d.refclassid, d.refobjid, 0)
               || ' of role ' || coalesce(pg_catalog.pg_get_userbyid(
                    coalesce(c.relowner, p.proowner, o.oprowner, t.typowner)), '') as described
        from pg_catalog.pg_depend d
        left join pg_catalog.pg_class c
          on d.refclassid = 'pg_catalog.pg_class'::regclass and c.oid = d.refobjid
        left join pg_catalog.pg_attribute a
          on a.attrelid = c.oid and a.attnum = d.refobjsubid and d.refobjsubid > 0
        left join pg_catalog.pg_proc p
          on d.refclassid = 'pg_catalog.pg_proc'::regclass and p.oid = d.refobjid
        left join pg_catalog.pg_operator o
          on d.refclassid = 'pg_catalog.pg_operator'::regclass and o.oid = d.refobjid
        left join pg_catalog.pg_type t
          on d.refclassid = 'pg_catalog.pg_type'::regclass and t.oid = d.refobjid
       where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = ?::regproc
      """;

  private final Connection connection;
  private final ColumnMove move;

  DependencyQuery(Connection connection, ColumnMove move) {
    this.connection = connection;
    this.move = move;
  }

  /** What a function of one query depends on: its parse tree's own account. */
  ReadQuery of(String function, int parameters) throws SQLException {
    Set<String> columns = new HashSet<>();
    List<String> strangers = new ArrayList<>();
    boolean from = false;
    boolean to = false;
    try (PreparedStatement statement = connection.prepareStatement(DEPENDENCIES)) {
      String[] family = move.family().stream().map(TableName::quoted).toArray(String[]::new);
      statement.setArray(1, connection.createArrayOf("text", family));
      statement.setString(2, move.from().value());
      statement.setArray(3, connection.createArrayOf("text", family));
      statement.setString(4, move.to().value());
      statement.setString(5, move.table().quoted());
      statement.setString(6, function);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          from |= row.getBoolean("is_from");
          to |= row.getBoolean("is_to");
          if (row.getBoolean("is_column")
              && !row.getBoolean("is_from")
              && !row.getBoolean("is_to")) {
            columns.add(row.getString("thing"));
          }
          if (row.getBoolean("is_strange")) {
            strangers.add(row.getString("described"));
          }
        }
      }
    }
    return new ReadQuery(parameters, columns, from, to, strangers);
  }
}
