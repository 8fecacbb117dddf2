package dev.cinch.target.expression;

import dev.cinch.target.change.PinnedSettings;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * Temporary objects in a transaction that is rolled back. Text of an author travels as a parameter;
 * until it is known to be an expression it stands inside a literal only, where PostgreSQL reads but
 * does not run it.
 */
final class Scratch {

  // the driver would cut a text at its semicolons and send the parts as statements of their own
  private static final String GIVE = "select pg_catalog.set_config('cinch.statement', ?, true)";
  private static final String RUN_GIVEN =
      "do $cinch$ begin execute pg_catalog.current_setting('cinch.statement'); end $cinch$";

  private static final String TYPE =
      """
      with recursive type as (
             select a.atttypid as oid, a.atttypmod as modifier, 0 as depth,
                    false as domain, false as array
               from pg_catalog.pg_attribute a
              where a.attrelid = ?::regclass
                and a.attnum = 1
             union all
             select case t.typtype when 'd' then t.typbasetype else t.typelem end,
                    case t.typtype when 'd' then t.typtypmod else s.modifier end,
                    s.depth + 1,
                    s.domain or t.typtype = 'd',
                    s.array or t.typtype <> 'd'
               from type s
               join pg_catalog.pg_type t on t.oid = s.oid
              where t.typtype = 'd'
                 or (t.typcategory = 'A' and t.typelem <> 0))
      select (select pg_catalog.format_type(f.oid, f.modifier) from type f where f.depth = 0)
               as name,
             t.typname::text as base,
             b.modifier,
             b.domain,
             b.array
        from type b
        join pg_catalog.pg_type t on t.oid = b.oid
       order by b.depth desc
       limit 1
      """;

  private static final String BODY =
      """
      select oid::bigint as oid, prosqlbody::text as tree
        from pg_catalog.pg_proc
       where oid = ?::regproc
      """;

  private static final String PRINTED = "select pg_catalog.pg_get_function_sqlbody(?::oid)";

  private final Connection connection;
  private final TableName table;
  // nobody can know this name beforehand, and so nobody's expression can refer to it
  private final String secret = "cinch_" + UUID.randomUUID().toString().replace("-", "");
  private int made;
  // what expressions are read over: the table, or a copy with one more column
  private String relation;

  Scratch(Connection connection, TableName table) {
    this.connection = connection;
    this.table = table;
    this.relation = table.quoted();
  }

  String relation() {
    return relation;
  }

  /** From here on there is one more column, of a type that is known to be one. */
  void addColumn(Identifier name, ColumnType type) throws SQLException {
    String copy = nextName();
    perform("create table %s (like %s including generated)".formatted(copy, relation));
    perform("alter table %s add column %s %s".formatted(copy, name.quoted(), type.name()));
    relation = copy;
  }

  /** An empty table with the columns, defaults and indexes of another. */
  String copy(TableName other) throws SQLException {
    String copy = nextName();
    perform(
        "create table %s (like %s including defaults including generated including indexes including storage)"
            .formatted(copy, other.quoted()));
    return copy;
  }

  void changeType(String copy, Identifier column, String type) throws SQLException {
    perform("alter table %s alter column %s type %s".formatted(copy, column.quoted(), type));
  }

  /** One in which no moment has the same hour as in UTC, where some conversions cost nothing. */
  void useUnlikelyTimeZone() throws SQLException {
    run("set local \"TimeZone\" = 'Etc/GMT+12'");
  }

  /** True where the server complains about what was written, not about its own state. */
  static boolean isAboutTheText(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return !state.equals("42501")
        && (state.startsWith("42")
            || state.startsWith("22")
            || state.startsWith("0A")
            || state.startsWith("3F")
            || state.startsWith("54"));
  }

  void lookUpInTableSchema() throws SQLException {
    pin();
    run("set local search_path = pg_catalog, %s, pg_temp".formatted(table.schema().quoted()));
  }

  void lookUpAsPinned() throws SQLException {
    pin();
  }

  private void pin() throws SQLException {
    run(PinnedSettings.setLocal());
  }

  /** Has a query read, but not run. */
  void check(String query) throws SQLException {
    perform(function(nextName(), "as " + literal(query)));
  }

  void checkOverTable(String expression) throws SQLException {
    check("select " + expression + from());
  }

  /** Has storing an expression in a column of the type read, but not run. */
  void checkAssignable(String expression, ColumnType type) throws SQLException {
    check("insert into %s (value) select %s%s".formatted(type.example(), expression, from()));
  }

  /** Makes a type that is known to be one of a scratch table's only column, to look it up. */
  ColumnType resolve(String type) throws SQLException {
    String example = nextName();
    perform("create table %s (value %s\n)".formatted(example, type));
    lookUpAsPinned();
    try (PreparedStatement statement = connection.prepareStatement(TYPE)) {
      statement.setString(1, example);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new ColumnType(
            row.getString("name"),
            row.getString("base"),
            row.getInt("modifier"),
            row.getBoolean("domain"),
            row.getBoolean("array"),
            example);
      }
    } finally {
      lookUpInTableSchema();
    }
  }

  /** Makes what is known to be an expression the body of a function. */
  StoredBody store(String expression) throws SQLException {
    String name = nextName();
    perform(
        function(
            name, "begin atomic select %s as %s%s; end".formatted(expression, secret, from())));
    try (PreparedStatement statement = connection.prepareStatement(BODY)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new StoredBody(row.getLong("oid"), new ParseTree(row.getString("tree")));
      }
    }
  }

  /** The expression of a body, as PostgreSQL prints it under the names that can be seen now. */
  String print(StoredBody body) throws SQLException {
    // what surrounds an expression is told by one that is known
    String known = printed(store("1"));
    int at = known.indexOf(" 1 ");
    String before = known.substring(0, at);
    String after = known.substring(at + 2);
    String whole = printed(body);
    if (!whole.startsWith(before) || !whole.endsWith(after)) {
      throw new SQLException("The expression is more than one: " + whole, "42601");
    }
    return whole.substring(before.length(), whole.length() - after.length()).strip();
  }

  private String printed(StoredBody body) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PRINTED)) {
      statement.setLong(1, body.oid());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  // with a second table in the query PostgreSQL prints each column with its table's alias
  private String from() {
    return "\nfrom only %s as new, (values (1)) as %s (%s)".formatted(relation, secret, secret);
  }

  private static String function(String name, String body) {
    return "create function %s() returns void language sql %s".formatted(name, body);
  }

  private String nextName() {
    made++;
    return "pg_temp." + secret + "_" + made;
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private void perform(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(GIVE)) {
      statement.setString(1, sql);
      statement.execute();
    }
    run(RUN_GIVEN);
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
