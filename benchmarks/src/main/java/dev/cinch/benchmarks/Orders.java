package dev.cinch.benchmarks;

import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.target.Target;
import dev.cinch.target.TargetSettings;
import dev.cinch.target.catalog.Catalog;
import dev.cinch.target.change.AddColumn;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.ColumnPlan;
import dev.cinch.target.change.Demands;
import dev.cinch.target.change.Forward;
import dev.cinch.target.change.Operation;
import dev.cinch.target.change.Replacement;
import dev.cinch.target.change.Retirement;
import dev.cinch.target.change.SyncTrigger;
import dev.cinch.target.fill.FillRule;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.range.Leaf;
import dev.cinch.target.range.PageRange;
import dev.cinch.target.step.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table in a database of its own, and what its migration makes of it.
 *
 * @param server where it is
 * @param database its database
 * @param shape what it is like
 */
record Orders(PostgresEndpoint server, String database, Shape shape) {

  static final String COLUMN = "code_number";
  static final String EXPRESSION = "(new.code)::bigint";

  static final ColumnChange FORWARD = change(null);
  static final ColumnChange BOTH_WAYS =
      change(
          new Replacement(
              new Identifier("code"),
              "lpad((new.code_number)::text, 10, '0'::text)",
              Retirement.KEEP));

  private static final List<String> WARM =
      List.of(
          "create extension if not exists pg_prewarm",
          """
          select pg_prewarm(oid) from pg_class
           where relnamespace = 'public'::regnamespace and relkind in ('r', 'i')
          """,
          "checkpoint");

  /** Makes the table from nothing: the new column is there and empty, the sync trigger in force. */
  static Orders build(PostgresEndpoint server, String database, Shape shape, long rows)
      throws SQLException {
    Orders orders = bare(server, database, shape, rows);
    try (Connection connection = orders.connect()) {
      carryOut(connection, new AddColumn(FORWARD));
      carryOut(connection, new SyncTrigger(FORWARD, 1));
    }
    return orders;
  }

  private static ColumnChange change(@Nullable Replacement replacement) {
    return new ColumnChange(
        "bench",
        TableName.of("public", "orders"),
        new ColumnPlan(new Identifier(COLUMN), "bigint", null, null, Demands.NONE),
        new Forward(EXPRESSION, List.of(new Identifier("code")), false),
        replacement);
  }

  /** Makes the table from nothing: the new column is there and filled, and nothing keeps it so. */
  static Orders filled(PostgresEndpoint server, String database, Shape shape, long rows)
      throws SQLException {
    Orders orders = bare(server, database, shape, rows);
    try (Connection connection = orders.connect()) {
      carryOut(connection, new AddColumn(FORWARD));
      Sql.run(
          connection,
          "update orders set %s = (code)::bigint".formatted(COLUMN),
          "vacuum (full, freeze, analyze) orders");
    }
    return orders;
  }

  /** Makes the table from nothing, as it is before its migration. */
  static Orders bare(PostgresEndpoint server, String database, Shape shape, long rows)
      throws SQLException {
    admin(server, "create database " + database);
    Orders orders = new Orders(server, database, shape);
    try (Connection connection = orders.connect()) {
      Sql.run(connection, shape.statements(rows));
      Sql.run(connection, "vacuum (freeze, analyze) orders");
    }
    return orders;
  }

  /** The same table once more, file by file, in memory and with the log at a checkpoint. */
  Orders copy(String suffix) throws SQLException {
    String name = database + "_" + suffix;
    admin(server, "create database %s template %s strategy file_copy".formatted(name, database));
    Orders orders = new Orders(server, name, shape);
    try (Connection connection = orders.connect()) {
      Sql.run(connection, WARM);
    }
    return orders;
  }

  void drop() throws SQLException {
    admin(server, "drop database if exists %s with (force)".formatted(database));
  }

  Connection connect() throws SQLException {
    return server.connect(database);
  }

  Target target() {
    return new Target(
        "bench",
        new TargetSettings(server.jdbcUrl(database), server.user(), server.password(), null, null));
  }

  FillRule rule() {
    return new FillRule(FORWARD.table(), FORWARD.values(), FORWARD.marker(1), false);
  }

  /** As the planner cuts them: so many of each leaf at least, of so many pages at most. */
  List<PageRange> ranges(int least, long most) throws SQLException {
    try (Connection connection = connect()) {
      Catalog catalog = new Catalog(connection);
      int timeline = catalog.server().timeline();
      return catalog.leaves(FORWARD.table()).stream()
          .flatMap(leaf -> cut(leaf, timeline, Math.max(32, Math.min(most, leaf.pages() / least))))
          .toList();
    }
  }

  private static Stream<PageRange> cut(Leaf leaf, int timeline, long pages) {
    return LongStream.iterate(0, first -> first < leaf.pages(), first -> first + pages)
        .mapToObj(
            first ->
                new PageRange(
                    leaf.table(),
                    leaf.filenode(),
                    timeline,
                    first,
                    Math.min(first + pages, leaf.pages())));
  }

  void carryOut(Operation operation) throws SQLException {
    try (Connection connection = connect()) {
      carryOut(connection, operation);
    }
  }

  private static void carryOut(Connection connection, Operation operation) throws SQLException {
    connection.setAutoCommit(false);
    for (Step step : operation.steps()) {
      Sql.run(connection, step.statements());
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static void admin(PostgresEndpoint server, String sql) throws SQLException {
    try (Connection connection = server.connect("postgres")) {
      Sql.run(connection, sql);
    }
  }
}
