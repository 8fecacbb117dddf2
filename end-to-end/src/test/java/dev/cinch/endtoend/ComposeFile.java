package dev.cinch.endtoend;

import dev.cinch.stack.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * {@code docker-compose.yml}, as written: its variables are not put in.
 *
 * @param services each service's settings, by name
 */
record ComposeFile(Map<String, Service> services) {

  /** The one of this checkout. */
  static ComposeFile ofThisCheckout() throws IOException {
    return parse(textOfThisCheckout());
  }

  static String textOfThisCheckout() throws IOException {
    return Files.readString(Checkout.root().resolve("docker-compose.yml"));
  }

  /** Fails where the text is not YAML, or not a compose file. */
  static ComposeFile parse(String text) {
    // the schema that knows merge keys, as compose does
    LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    Map<String, Service> services = new LinkedHashMap<>();
    map(map(new Load(settings).loadFromString(text)).get("services"))
        .forEach((name, service) -> services.put(name, new Service(name, map(service))));
    return new ComposeFile(services);
  }

  Service service(String name) {
    Service service = services.get(name);
    if (service == null) {
      throw new IllegalArgumentException("No service " + name + " among " + services.keySet());
    }
    return service;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new IllegalArgumentException("Not a mapping: " + value);
  }

  /** One service of the file. */
  record Service(String name, Map<String, Object> settings) {

    boolean has(String setting) {
      return settings.containsKey(setting);
    }

    String text(String setting) {
      return String.valueOf(settings.get(setting));
    }

    List<String> texts(String setting) {
      return settings.get(setting) instanceof List<?> list
          ? list.stream().map(String::valueOf).toList()
          : List.of();
    }

    Map<String, Object> section(String setting) {
      return has(setting) ? map(settings.get(setting)) : Map.of();
    }

    /** The variables that it is given, in the file's form of a mapping. */
    Map<String, String> environment() {
      Map<String, String> variables = new TreeMap<>();
      section("environment").forEach((name, value) -> variables.put(name, String.valueOf(value)));
      return variables;
    }

    /** Which of our services its image is built of; null for a server's own image. */
    @Nullable String built() {
      return has("build") ? String.valueOf(map(section("build").get("args")).get("SERVICE")) : null;
    }
  }
}
