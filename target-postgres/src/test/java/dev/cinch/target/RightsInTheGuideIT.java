package dev.cinch.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.stack.Checkout;
import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.SharedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The SQL of the operating guide gives each service what it needs on a target, and no more. */
class RightsInTheGuideIT {

  private static final Pattern BLOCK = Pattern.compile("(?s)```sql\\n(.*?)```");
  private static final String MAY_NOT = "42501";

  private final PostgresEndpoint postgres = SharedStack.endpoints().postgres();
  private final String url = postgres.createDatabase("guide");
  private final String database = url.substring(url.lastIndexOf('/') + 1);

  @Test
  void isEnoughForEachServiceAndNoMore() throws SQLException, IOException {
    try (Connection admin = postgres.connect(database)) {
      run(admin, "create role " + database + "_owner");
      run(admin, "create table orders (id integer primary key, reference integer)");
      run(admin, "alter table orders owner to " + database + "_owner");
      for (String statement : statementsOfTheGuide()) {
        run(admin, statement);
      }

      as(admin, "planner");
      run(admin, "alter table orders add column reference_text text");
      run(admin, "create temporary table scratch (id integer)");
      run(admin, "create index orders_reference_text on orders (reference_text)");
      run(
          admin,
          "create function public.keep() returns trigger language plpgsql as 'begin return new; end'");
      run(
          admin,
          "create trigger keep before insert on orders for each row execute function public.keep()");

      as(admin, "worker");
      run(admin, "update orders set reference_text = reference::text");
      run(admin, "select * from pg_stat_replication");
      refused(admin, "alter table orders drop column reference_text");
      refused(admin, "delete from orders");

      as(admin, "checker");
      refused(admin, "select * from orders");
      assertThatCode(() -> run(admin, "select * from pg_stat_activity")).doesNotThrowAnyException();
    }
  }

  private List<String> statementsOfTheGuide() throws IOException {
    String guide = Files.readString(Checkout.root().resolve("docs/operations.md"));
    List<String> statements =
        BLOCK
            .matcher(guide)
            .results()
            .map(block -> block.group(1).replaceAll("(?m)--.*$", ""))
            .flatMap(sql -> List.of(sql.split(";")).stream())
            .map(String::strip)
            .filter(statement -> !statement.isEmpty())
            .map(this::ofThisTest)
            .toList();
    assertThat(statements).hasSizeGreaterThan(10);
    return statements;
  }

  /** Roles and databases are the server's, and others are on it. */
  private String ofThisTest(String statement) {
    return statement
        .replace("database shop", "database " + database)
        .replace("shop_", database + "_")
        .replace("cinch_", database + "_cinch_");
  }

  private void as(Connection connection, String role) throws SQLException {
    run(connection, "reset role");
    run(connection, "set role " + database + "_" + role);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void refused(Connection connection, String sql) {
    assertThatThrownBy(() -> run(connection, sql))
        .isInstanceOfSatisfying(
            SQLException.class, refusal -> assertThat(refusal.getSQLState()).isEqualTo(MAY_NOT));
  }
}
