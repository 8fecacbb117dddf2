package dev.cinch.target.query;

import dev.cinch.target.expression.ServerWords;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Has the server read and plan a query of somebody else's, and run nothing of it. Reading it
 * computes nothing. Planning computes what never changes, by functions that anybody may have made;
 * so a query is read first, planned only where all that it is made of belongs to roles that may act
 * as the table's owner, and as that owner, in a transaction that may not write.
 */
final class QueryTrial {

  private static final String NAME = "cinch_query";
  private static final String MOST = "5s";

  // the driver would look for parameters and escapes in a text that is sent as a statement
  private static final String GIVE = "select pg_catalog.set_config('cinch.statement', ?, true)";
  private static final String RUN_GIVEN =
      "do $cinch$ begin execute pg_catalog.current_setting('cinch.statement'); end $cinch$";
  private static final String SET = "select pg_catalog.set_config(?, ?, true)";

  private static final String FORGET =
      """
      do $cinch$ begin
        if exists (select 1 from pg_catalog.pg_prepared_statements where name = 'cinch_query') then
          deallocate cinch_query;
        end if;
      end $cinch$
      """;

  private static final String PARAMETERS =
      """
      select array(select pg_catalog.format_type(type::oid, null)
                     from unnest(parameter_types) with ordinality as p (type, place)
                    order by place)
        from pg_catalog.pg_prepared_statements
       where name = 'cinch_query'
      """;

  private static final String OWNER =
      """
      select pg_catalog.pg_get_userbyid(relowner)
        from pg_catalog.pg_class
       where oid = pg_catalog.to_regclass(?)
      """;

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
  private final String secret = "cinch_" + UUID.randomUUID().toString().replace("-", "");
  private int made;

  /**
   * @param connection in auto-commit mode, of a role that may make temporary objects and become the
   *     table's owner
   */
  QueryTrial(Connection connection, ColumnMove move) {
    this.connection = connection;
    this.move = move;
  }

  private interface Work<T> {
    T done() throws SQLException;
  }

  /** Has a query read. A semicolon must not be in it. */
  ReadQuery read(String text, String searchPath) throws SQLException, CannotPlanException {
    return inTransaction(
        "begin",
        searchPath,
        () -> {
          prepare(text);
          List<String> types = parameters();
          return dependencies(store(text, types), types.size());
        });
  }

  /** Has a query planned that was read before, and belongs to nobody strange. */
  QueryPlan plan(String text, int parameters, String searchPath)
      throws SQLException, CannotPlanException {
    return inTransaction(
        "begin read only",
        searchPath,
        () -> {
          run("set local role " + new Identifier(owner()).quoted());
          set("plan_cache_mode", "force_generic_plan");
          prepare(text);
          return explain(parameters);
        });
  }

  private <T> T inTransaction(String begin, String searchPath, Work<T> work)
      throws SQLException, CannotPlanException {
    run(begin);
    try {
      set("statement_timeout", MOST);
      set("row_security", "off");
      set("search_path", searchPath);
      return work.done();
    } catch (SQLException failed) {
      if (isAboutTheQuery(failed)) {
        throw new CannotPlanException(ServerWords.of(failed));
      }
      throw failed;
    } finally {
      run("rollback");
      run(FORGET);
    }
  }

  /** And not about a server that can't be asked. */
  private static boolean isAboutTheQuery(SQLException failed) {
    String state = failed.getSQLState() == null ? "" : failed.getSQLState();
    return !state.startsWith("08") && !state.startsWith("53") && !state.startsWith("57P");
  }

  private void prepare(String text) throws SQLException {
    perform("prepare %s as\n%s\n".formatted(NAME, text));
  }

  private List<String> parameters() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(PARAMETERS)) {
      row.next();
      return List.of((String[]) row.getArray(1).getArray());
    }
  }

  /** As the body of a function, which the server takes apart and does not plan. */
  private String store(String text, List<String> types) throws SQLException {
    made++;
    String name = "pg_temp." + secret + "_" + made;
    perform(
        "create function %s(%s) returns void language sql begin atomic\n%s\n; end"
            .formatted(name, String.join(", ", types), text));
    return name;
  }

  private ReadQuery dependencies(String function, int parameters) throws SQLException {
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

  private String owner() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OWNER)) {
      statement.setString(1, move.table().quoted());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private QueryPlan explain(int parameters) throws SQLException {
    String values =
        parameters == 0
            ? ""
            : "(" + String.join(", ", Collections.nCopies(parameters, "null")) + ")";
    List<String> lines = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("explain execute " + NAME + values)) {
      while (row.next()) {
        lines.add(row.getString(1));
      }
    }
    return QueryPlan.of(lines);
  }

  private void perform(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(GIVE)) {
      statement.setString(1, sql);
      statement.execute();
    }
    run(RUN_GIVEN);
  }

  private void set(String setting, String value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SET)) {
      statement.setString(1, setting);
      statement.setString(2, value);
      statement.execute();
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
