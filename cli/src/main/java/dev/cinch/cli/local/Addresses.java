package dev.cinch.cli.local;

import dev.cinch.stack.Endpoints;
import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.suite.Login;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Where everything answers. */
public record Addresses(URI planner, URI checker, Endpoints stack, @Nullable Login shop) {

  /** What answers where, for programs. */
  public JsonNode json() {
    PostgresEndpoint postgres = stack.postgres();
    ObjectNode all =
        JsonMapper.shared()
            .createObjectNode()
            .put("planner", planner.toString())
            .put("checker", checker.toString())
            .put("kafka", stack.kafkaBootstrap())
            .put("registry", stack.registry().toString())
            .put("postgres", "%s:%d".formatted(postgres.host(), postgres.port()));
    if (shop != null) {
      all.putObject("target")
          .put("name", SampleShop.TARGET)
          .put("url", shop.url())
          .put("user", shop.user())
          .put("password", shop.password());
    }
    return all;
  }

  /** What answers where, in lines. */
  public List<String> lines() {
    PostgresEndpoint postgres = stack.postgres();
    List<String> lines = new ArrayList<>();
    lines.add("Planner            " + planner);
    lines.add("Contract checker   " + checker);
    lines.add("Kafka              " + stack.kafkaBootstrap());
    lines.add("Schema registry    " + stack.registry());
    lines.add("PostgreSQL         %s:%d".formatted(postgres.host(), postgres.port()));
    if (shop != null) {
      lines.add(
          "Sample target      postgresql://%s:%s@%s:%d/%s"
              .formatted(
                  shop.user(),
                  shop.password(),
                  postgres.host(),
                  postgres.port(),
                  SampleShop.TARGET));
    }
    return lines;
  }
}
