package dev.cinch.shop;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The shop's database.
 *
 * @param url without user and password
 */
public record ShopDatabase(String url, String user, String password) {

  private static final String SEED =
      """
      insert into orders (reference, customer, amount, placed_at)
      select (n::bigint * 7919) % 100000000, 'customer ' || n % 5000, n % 100000 / 100.0,
             now() - n * interval '1 second'
        from generate_series(1, ?) as n
      """;

  /** Makes the tables and so many orders. */
  public ShopDatabase create(int orders) {
    try (Connection connection = connect("shop set-up");
        Statement statement = connection.createStatement()) {
      statement.execute(ShopFiles.tables());
      try (PreparedStatement seed = connection.prepareStatement(SEED)) {
        seed.setInt(1, orders);
        seed.executeUpdate();
      }
      statement.execute("vacuum analyze orders");
      return this;
    } catch (SQLException failed) {
      throw new ShopException("Cannot set the shop up", failed);
    }
  }

  /** Makes a role that may do what a backfill worker needs: read the table and update it. */
  public void createWorkerRole(String name, String secret) {
    execute("create role %s login password '%s'".formatted(name, secret));
    execute("grant select, update on orders to " + name);
  }

  /** Makes a role that may do what the contract checker needs: read statistics, and no table. */
  public void createCheckerRole(String name, String secret) {
    execute("create extension if not exists pg_stat_statements");
    execute("create role %s login password '%s'".formatted(name, secret));
    execute("grant pg_read_all_stats to " + name);
  }

  public void execute(String sql) {
    try (Connection connection = connect("shop");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new ShopException("Cannot run " + sql, failed);
    }
  }

  /** The one value of a query. */
  public String ask(String query) {
    try (Connection connection = connect("shop");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return String.valueOf(row.getString(1));
    } catch (SQLException failed) {
      throw new ShopException("Cannot ask " + query, failed);
    }
  }

  public Connection connect(String applicationName) throws SQLException {
    Connection connection = DriverManager.getConnection(url, user, password);
    connection.setClientInfo("ApplicationName", applicationName);
    return connection;
  }
}
