package dev.cinch.target.query;

import dev.cinch.target.expression.ServerWords;
import dev.cinch.target.name.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
          return new DependencyQuery(connection, move).of(store(text, types), types.size());
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
