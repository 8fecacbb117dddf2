package dev.cinch.cli.local;

import dev.cinch.stack.Endpoints;
import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.suite.Login;
import java.net.URI;
import java.util.List;

/** Where everything answers. */
public record Addresses(URI planner, URI checker, Endpoints stack, Login shop) {

  /** What answers where, in lines. */
  public List<String> lines() {
    PostgresEndpoint postgres = stack.postgres();
    return List.of(
        "Planner            " + planner,
        "Contract checker   " + checker,
        "Kafka              " + stack.kafkaBootstrap(),
        "Schema registry    " + stack.registry(),
        "PostgreSQL         %s:%d".formatted(postgres.host(), postgres.port()),
        "Sample target      postgresql://%s:%s@%s:%d/%s"
            .formatted(
                shop.user(), shop.password(), postgres.host(), postgres.port(), SampleShop.TARGET));
  }
}
