package dev.cinch.checker.support;

import dev.cinch.backbone.registry.RegistryClient;
import dev.cinch.backbone.topics.SchemaProvisioner;
import dev.cinch.backbone.topics.TopicProvisioner;
import dev.cinch.checker.CheckerApplication;
import dev.cinch.events.Namespace;
import dev.cinch.stack.Endpoints;
import dev.cinch.stack.SharedStack;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A checker as it runs in production, on the stack's broker, registry and PostgreSQL. */
public final class CheckerService implements AutoCloseable {

  public static final String ENVIRONMENT = "cinch.checker.environment";
  public static final String NAMESPACE = "cinch.backbone.namespace";
  public static final String BROKER = "spring.kafka.bootstrap-servers";

  private final ConfigurableApplicationContext context;

  private CheckerService(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Whose contracts it knows. */
  public String environment() {
    return context.getEnvironment().getRequiredProperty(ENVIRONMENT);
  }

  /** Its own, so that it hears of no other test's migrations. */
  public Namespace namespace() {
    return new Namespace(context.getEnvironment().getRequiredProperty(NAMESPACE));
  }

  /** The broker that it looks at. */
  public String bootstrap() {
    return context.getEnvironment().getRequiredProperty(BROKER);
  }

  /** The one that tests share which leave no trace in each other; it ends with this JVM. */
  public static CheckerService shared() {
    return Shared.SERVICE;
  }

  private static final class Shared {
    private static final CheckerService SERVICE = start(Map.of());
  }

  /** Starts one with a database, topics and groups of its own. */
  public static CheckerService start(Map<String, String> overrides) {
    return startOn(SharedStack.endpoints().kafkaBootstrap(), overrides);
  }

  /** The same on another broker than the one that tests share. */
  public static CheckerService startOn(String bootstrap, Map<String, String> overrides) {
    Map<String, String> ours = settings(bootstrap);
    ours.putAll(overrides);
    Map<String, Object> settings = new LinkedHashMap<>(ours);
    return new CheckerService(
        new SpringApplicationBuilder(CheckerApplication.class)
            .properties(settings)
            .run(
                settings.entrySet().stream()
                    .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                    .toArray(String[]::new)));
  }

  /** Settings that make a checker quick, and nobody else's. */
  public static Map<String, String> settings() {
    return settings(SharedStack.endpoints().kafkaBootstrap());
  }

  private static Map<String, String> settings(String bootstrap) {
    Endpoints endpoints = SharedStack.endpoints();
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("server.port", "0");
    settings.put("server.address", "127.0.0.1");
    settings.put("spring.datasource.url", endpoints.postgres().createDatabase("checker"));
    settings.put("spring.datasource.username", endpoints.postgres().user());
    settings.put("spring.datasource.password", endpoints.postgres().password());
    settings.put(BROKER, bootstrap);
    settings.put("spring.kafka.properties.[schema.registry.url]", endpoints.registry().toString());
    settings.put(NAMESPACE, topics(bootstrap).prefix());
    settings.put(ENVIRONMENT, "test");
    settings.put("cinch.gate.recheck", "1s");
    settings.put("cinch.gate.validity", "10s");
    settings.put("cinch.gate.poll", "100ms");
    settings.putAll(Target.shared().settings());
    return settings;
  }

  /** Makes the topics of a new suite, as the planner does at its start. */
  private static Namespace topics(String bootstrap) {
    Namespace namespace = new Namespace(UUID.randomUUID() + ".");
    try (Broker broker = new Broker(bootstrap)) {
      new TopicProvisioner(broker.admin(), (short) 1).provision(namespace.topics());
    }
    new SchemaProvisioner(registry()).provision(namespace.topics());
    return namespace;
  }

  public static RegistryClient registry() {
    return RegistryClient.of(
        Map.of("schema.registry.url", SharedStack.endpoints().registry().toString()));
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public <T> T bean(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  public URI address() {
    return URI.create(
        "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  @Override
  public void close() {
    context.close();
  }
}
