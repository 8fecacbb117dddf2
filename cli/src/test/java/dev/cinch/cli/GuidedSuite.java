package dev.cinch.cli;

import dev.cinch.shop.ShopDatabase;
import dev.cinch.stack.LocalStack;
import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.StackOptions;
import dev.cinch.stack.suite.Login;
import dev.cinch.stack.suite.Suite;
import dev.cinch.stack.suite.SuiteOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A suite as somebody has it who has done what the operating guide says: its roles are made by the
 * guide's own SQL, and may no more.
 */
final class GuidedSuite implements AutoCloseable {

  /** A migration, and its table. */
  static final String PAUSED = "parcels";

  /** That of an approver, which is the one of the containers. */
  static final String TOKEN = "cinch";

  private static final String TOKEN_SHA256 =
      "f6e07c7c070f27132d0cccc7b74b27d8e2e3dfe01fcf569b720eb61f449133bd";

  private static final String SECRET = "secret";
  private static final String OWNER = "shop_owner";
  private static final Pattern SQL = Pattern.compile("(?s)```sql\\n(.*?)```");

  private final LocalStack stack;
  private final Suite suite;

  private GuidedSuite(LocalStack stack, Suite suite) {
    this.stack = stack;
    this.suite = suite;
  }

  static GuidedSuite start() {
    LocalStack stack = LocalStack.start(StackOptions.temporary());
    try {
      PostgresEndpoint postgres = stack.endpoints().postgres();
      execute(postgres, "postgres", "create role %s login password '%s'".formatted(OWNER, SECRET));
      shop(postgres, "shop")
          .execute("create table %s as select id, customer from orders".formatted(PAUSED));
      guide().forEach(block -> execute(postgres, "shop", block.split(";\\n")));
      Stream.of("shop_planner", "shop_worker", "shop_checker", "cinch_planner", "cinch_checker")
          .map(role -> "alter role %s password '%s'".formatted(role, SECRET))
          .forEach(sql -> execute(postgres, "postgres", sql));
      execute(postgres, "shop", "grant select, update on %s to shop_worker".formatted(PAUSED));
      return new GuidedSuite(stack, new Suite(options(stack)).startAll(1));
    } catch (RuntimeException failure) {
      stack.close();
      throw failure;
    }
  }

  /** The blocks of SQL in the operating guide, in their order. */
  private static List<String> guide() {
    return SQL.matcher(Documents.text(Path.of("docs/operations.md")))
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  private static SuiteOptions options(LocalStack stack) {
    PostgresEndpoint postgres = stack.endpoints().postgres();
    Login staging = login(shop(postgres, "staging").url(), OWNER);
    Login copy = login(shop(postgres, "copy").url(), OWNER);
    String shop = postgres.jdbcUrl("shop");
    return new SuiteOptions(
            stack.endpoints(),
            new SuiteOptions.Databases(
                login(postgres.jdbcUrl("cinch_planner"), "cinch_planner"),
                login(postgres.jdbcUrl("cinch_checker"), "cinch_checker")),
            Map.of(),
            Map.of(),
            null)
        .environment("CINCH_GATE_RECHECK", "1s")
        .environment("CINCH_ACCESS_TOKENS_ADMIN_ROLE", "approver")
        .environment("CINCH_ACCESS_TOKENS_ADMIN_SHA256", TOKEN_SHA256)
        .environment("JAVA_TOOL_OPTIONS", "-Dcinch.targets[shop-copy].rehearsal=true")
        .target(
            "shop",
            login(shop, "shop_planner"),
            login(shop, "shop_worker"),
            login(shop, "shop_checker"))
        .target("shop-staging", staging, staging)
        .target("shop-copy", copy, copy);
  }

  private static Login login(String url, String role) {
    return new Login(url, role, SECRET);
  }

  private static ShopDatabase shop(PostgresEndpoint postgres, String database) {
    execute(postgres, "postgres", "create database %s owner %s".formatted(database, OWNER));
    return new ShopDatabase(postgres.jdbcUrl(database), OWNER, SECRET).create(500);
  }

  private static void execute(PostgresEndpoint postgres, String database, String... statements) {
    try (Connection connection = postgres.connect(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  URI planner() {
    return suite.plannerUrl();
  }

  URI checker() {
    return suite.checkerUrl();
  }

  String registry() {
    return stack.endpoints().registry().toString();
  }

  String shopUrl() {
    return stack.endpoints().postgres().jdbcUrl("shop");
  }

  /** What its users have set. */
  Map<String, String> variables() {
    return Map.of(
        "CINCH_PLANNER", planner().toString(),
        "CINCH_CHECKER", checker().toString(),
        "CINCH_TOKEN", TOKEN,
        "PGPASSWORD", SECRET,
        "token", TOKEN);
  }

  /** Registers a schema, as a deployment would. */
  void register(String subject, String schema) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(registry() + "/subjects/" + subject + "/versions"))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(
                BodyPublishers.ofString(
                    JsonMapper.shared().writeValueAsString(Map.of("schema", schema))))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.body());
    }
  }

  @Override
  public void close() {
    try {
      suite.close();
    } finally {
      stack.close();
    }
  }
}
