package dev.cinch.worker;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A worker within this process. */
final class LocalWorker implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private LocalWorker(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static LocalWorker start(Map<String, String> settings) {
    Map<String, String> properties = new HashMap<>(settings);
    properties.put("server.port", "0");
    return new LocalWorker(
        new SpringApplicationBuilder(WorkerApplication.class)
            .registerShutdownHook(false)
            .run(arguments(properties)));
  }

  private static String[] arguments(Map<String, String> properties) {
    return properties.entrySet().stream()
        .map(property -> "--" + property.getKey() + "=" + property.getValue())
        .toArray(String[]::new);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  int port() {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  @Override
  public void close() {
    context.close();
  }
}
