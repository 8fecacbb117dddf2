package dev.cinch.checker.support;

import dev.cinch.backbone.registry.RegistryClient;
import dev.cinch.backbone.topics.SchemaProvisioner;
import dev.cinch.backbone.topics.TopicProvisioner;
import dev.cinch.checker.CheckerApplication;
import dev.cinch.events.Topics;
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
  public static final String SOURCE = "cinch.backbone.source";

  private final ConfigurableApplicationContext context;

  private CheckerService(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Whose contracts it knows: its own, so that no other test's checker answers for it. */
  public String environment() {
    return context.getEnvironment().getRequiredProperty(ENVIRONMENT);
  }

  /** What its events say they come from. */
  public String source() {
    return context.getEnvironment().getRequiredProperty(SOURCE);
  }

  /** The one that tests share which leave no trace in each other; it ends with this JVM. */
  public static CheckerService shared() {
    return Shared.SERVICE;
  }

  private static final class Shared {
    private static final CheckerService SERVICE = start(Map.of());
  }

  /** Starts one with a database and a group of its own. */
  public static CheckerService start(Map<String, String> overrides) {
    prepareTopics();
    Map<String, Object> settings = new LinkedHashMap<>(settings());
    settings.putAll(overrides);
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
    Endpoints endpoints = SharedStack.endpoints();
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("server.port", "0");
    settings.put("spring.datasource.url", endpoints.postgres().createDatabase("checker"));
    settings.put("spring.datasource.username", endpoints.postgres().user());
    settings.put("spring.datasource.password", endpoints.postgres().password());
    settings.put("spring.kafka.bootstrap-servers", endpoints.kafkaBootstrap());
    settings.put("spring.kafka.properties.[schema.registry.url]", endpoints.registry().toString());
    String name = UUID.randomUUID().toString();
    settings.put(SOURCE, "cinch/checker-" + name);
    settings.put("cinch.checker.group", "cinch-checker-" + name);
    settings.put(ENVIRONMENT, "test-" + name);
    settings.put("cinch.gate.recheck", "1s");
    settings.put("cinch.gate.validity", "10s");
    settings.put("cinch.gate.poll", "100ms");
    settings.putAll(Target.shared().settings());
    return settings;
  }

  /** What the planner does at its start. */
  public static void prepareTopics() {
    Endpoints endpoints = SharedStack.endpoints();
    try (Broker broker = new Broker(endpoints.kafkaBootstrap())) {
      new TopicProvisioner(broker.admin(), (short) 1).provision(Topics.all());
    }
    new SchemaProvisioner(registry()).provision(Topics.all());
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
        "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  @Override
  public void close() {
    context.close();
  }
}
