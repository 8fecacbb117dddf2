package dev.cinch.planner.support;

import dev.cinch.planner.PlannerApplication;
import dev.cinch.stack.Endpoints;
import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.SharedStack;
import dev.cinch.stack.access.Tokens;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A planner as it runs in production, on the stack's broker, registry and PostgreSQL. */
public final class RunningPlanner implements AutoCloseable {

  private static final String ORDERS =
      "create table %s as select id, id as reference from generate_series(1, 10) as ids (id)";

  private final ConfigurableApplicationContext context;
  private final Map<String, String> settings;

  private RunningPlanner(ConfigurableApplicationContext context, Map<String, String> settings) {
    this.context = context;
    this.settings = settings;
  }

  /** The one that tests share which leave no trace in each other; it ends with this JVM. */
  public static RunningPlanner shared() {
    return Shared.PLANNER;
  }

  private static final class Shared {
    private static final RunningPlanner PLANNER = start(settings());
  }

  /** Starts one with these settings. */
  public static RunningPlanner start(Map<String, String> settings) {
    return new RunningPlanner(
        new SpringApplicationBuilder(PlannerApplication.class)
            .run(
                settings.entrySet().stream()
                    .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                    .toArray(String[]::new)),
        settings);
  }

  /** Settings of a planner with databases of its own, known to the {@link Tokens}. */
  public static Map<String, String> settings() {
    Map<String, String> settings = openSettings();
    settings.putAll(Tokens.settings());
    return settings;
  }

  /** The same without any token. */
  public static Map<String, String> openSettings() {
    Endpoints endpoints = SharedStack.endpoints();
    PostgresEndpoint postgres = endpoints.postgres();
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("server.port", "0");
    settings.put("server.address", "127.0.0.1");
    settings.put("spring.datasource.url", postgres.createDatabase("planner"));
    settings.put("spring.datasource.username", postgres.user());
    settings.put("spring.datasource.password", postgres.password());
    settings.put("spring.kafka.bootstrap-servers", endpoints.kafkaBootstrap());
    settings.put("spring.kafka.properties.[schema.registry.url]", endpoints.registry().toString());
    settings.put("cinch.backbone.namespace", UUID.randomUUID() + ".");
    settings.put("cinch.checker.url", KnownChecker.address().toString());
    settings.put("cinch.checker.token", KnownChecker.TOKEN);
    settings.put("cinch.targets.shop.url", postgres.createDatabase("shop"));
    settings.put("cinch.targets.shop.username", postgres.user());
    settings.put("cinch.targets.shop.password", postgres.password());
    settings.put("cinch.targets.copy.url", postgres.createDatabase("copy"));
    settings.put("cinch.targets.copy.username", postgres.user());
    settings.put("cinch.targets.copy.password", postgres.password());
    settings.put("cinch.targets.copy.rehearsal", "true");
    settings.put("cinch.targets.itself.url", settings.get("cinch.targets.shop.url"));
    settings.put("cinch.targets.itself.username", postgres.user());
    settings.put("cinch.targets.itself.password", postgres.password());
    settings.put("cinch.targets.itself.rehearsal", "true");
    return settings;
  }

  public <T> T bean(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  public URI address() {
    return URI.create(
        "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /** What another planner on the same databases would be started with. */
  public Map<String, String> sameSettings() {
    return settings;
  }

  /** Runs a statement on the planner's own database, as another planner would. */
  public int inItsDatabase(String sql) {
    return run("spring.datasource", sql);
  }

  /** A table of ten orders on the target, so that a migration of it waits for a worker. */
  public RunningPlanner withTable(String table) {
    run("cinch.targets.shop", ORDERS.formatted(table));
    return this;
  }

  /** The same on the target on which plans may be rehearsed, too. */
  public RunningPlanner withCopiedTable(String table) {
    run("cinch.targets.copy", ORDERS.formatted(table));
    return withTable(table);
  }

  /** Runs a statement on the target, as somebody else would. */
  public int onItsTarget(String sql) {
    return run("cinch.targets.shop", sql);
  }

  /** A session of somebody else on the target, by the name that it gives itself. */
  public Connection connectToItsTarget(String application) throws SQLException {
    Connection connection = connect("cinch.targets.shop");
    connection.setClientInfo("ApplicationName", application);
    return connection;
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        setting(database, "url"), setting(database, "username"), setting(database, "password"));
  }

  private int run(String database, String sql) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return statement.getUpdateCount();
    } catch (SQLException failed) {
      throw new IllegalStateException("Cannot run " + sql, failed);
    }
  }

  private String setting(String database, String name) {
    return settings.getOrDefault(database + "." + name, "");
  }

  @Override
  public void close() {
    context.close();
  }
}
