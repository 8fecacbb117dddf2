package dev.cinch.stack;

import dev.cinch.stack.process.KnownProcess;
import java.net.URI;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of a shared stack tells the JVMs that use it.
 *
 * @param holder the process that holds the stack
 * @param postgres its PostgreSQL
 * @param kafkaBootstrap its broker, if it has one
 * @param registry its registry, if it has one
 */
record SharedServers(
    KnownProcess holder,
    PostgresEndpoint postgres,
    @Nullable String kafkaBootstrap,
    @Nullable URI registry) {

  Endpoints endpoints() {
    if (kafkaBootstrap == null || registry == null) {
      throw new StackException("Cannot give all endpoints: this shared stack has PostgreSQL alone");
    }
    return new Endpoints(postgres, kafkaBootstrap, registry);
  }

  Properties toProperties() {
    Properties properties = new Properties();
    properties.setProperty("holder", holder.toString());
    properties.setProperty("postgres.host", postgres.host());
    properties.setProperty("postgres.port", Integer.toString(postgres.port()));
    properties.setProperty("postgres.user", postgres.user());
    properties.setProperty("postgres.password", postgres.password());
    Optional.ofNullable(kafkaBootstrap).ifPresent(it -> properties.setProperty("kafka", it));
    Optional.ofNullable(registry)
        .ifPresent(it -> properties.setProperty("registry", it.toString()));
    return properties;
  }

  static SharedServers from(Properties properties) {
    String registry = properties.getProperty("registry");
    return new SharedServers(
        KnownProcess.parse(properties.getProperty("holder")),
        new PostgresEndpoint(
            properties.getProperty("postgres.host"),
            Integer.parseInt(properties.getProperty("postgres.port")),
            properties.getProperty("postgres.user"),
            properties.getProperty("postgres.password")),
        properties.getProperty("kafka"),
        registry == null ? null : URI.create(registry));
  }
}
