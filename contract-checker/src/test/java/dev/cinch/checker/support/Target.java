package dev.cinch.checker.support;

import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.SharedStack;
import dev.cinch.target.TargetProperties;
import dev.cinch.target.TargetSettings;
import dev.cinch.target.Targets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

/** A shop's database, and a role for the checker that may read statistics and no table. */
public final class Target {

  private final PostgresEndpoint server;
  private final String url;
  private final String role = "checker_" + UUID.randomUUID().toString().replace('-', '_');

  private Target(PostgresEndpoint server) {
    this.server = server;
    this.url = server.createDatabase("shop");
    execute(
        "create extension pg_stat_statements",
        "create table orders (id bigint primary key, level int, tier text)",
        "insert into orders values (1, 1, 'one')",
        "create role %s login password 'secret'".formatted(role),
        "grant pg_read_all_stats to " + role);
  }

  private static final class Shared {
    private static final Target TARGET = create();
  }

  /** One that nobody changes. */
  public static Target shared() {
    return Shared.TARGET;
  }

  public static Target create() {
    return new Target(SharedStack.endpoints().postgres());
  }

  public static Target on(PostgresEndpoint server) {
    return new Target(server);
  }

  public String role() {
    return role;
  }

  /** Under the name of shop, as it is configured. */
  public Map<String, String> settings() {
    return Map.of(
        "cinch.targets.shop.url", url,
        "cinch.targets.shop.username", role,
        "cinch.targets.shop.password", "secret");
  }

  public Targets asShop() {
    return asShop(url);
  }

  /** The same database at another port. */
  public Targets asShopAt(int port) {
    return asShop(urlAt(port));
  }

  public String urlAt(int port) {
    return url.replace(":" + server.port() + "/", ":" + port + "/");
  }

  private Targets asShop(String address) {
    return new Targets(
        new TargetProperties(
            Map.of("shop", new TargetSettings(address, role, "secret", null, null))));
  }

  public PostgresEndpoint server() {
    return server;
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, server.user(), server.password());
  }

  public void execute(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }
}
