package dev.cinch.cli.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * A contract that a team keeps in git: YAML with the names of the checker's interface, dashed.
 *
 * @param consumer whose it is
 * @param subject what it is about
 * @param body everything else, under the names that the checker knows
 */
public record ContractFile(String consumer, String subject, Map<String, Object> body) {

  private static final Map<String, String> WORDS =
      Map.of(
          "environment", "environment",
          "topic", "topic",
          "owner", "owner",
          "kind", "kind",
          "language", "language",
          "library", "library",
          "version", "version",
          "notify", "notify",
          "retry-topics", "retryTopics",
          "compatibility-suffices", "compatibilitySuffices");
  private static final List<String> LISTS = List.of("fields", "groups", "retry-topics");

  /** Counts for a check of files alone. */
  private static final String BINDS = "binds";

  private static final String SCHEMA = "reader-schema";
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setAllowDuplicateKeys(false)
          // a version such as 1.10 is no number
          .setSchema(new FailsafeSchema())
          .build();

  public ContractFile {
    body = Map.copyOf(body);
  }

  /** The contract of a file; its schema is in a file that it names, seen from its own folder. */
  public static ContractFile read(Path file) {
    Map<?, ?> keys = keys(file);
    Map<String, Object> body = new LinkedHashMap<>();
    String consumer = "";
    String subject = "";
    for (Map.Entry<?, ?> each : keys.entrySet()) {
      String key = String.valueOf(each.getKey());
      Object value = each.getValue();
      switch (key) {
        case "consumer" -> consumer = String.valueOf(value);
        case "subject" -> subject = String.valueOf(value);
        case "compatibility-suffices" ->
            body.put("compatibilitySuffices", String.valueOf(value).equals("true"));
        case SCHEMA -> body.put("readerSchema", text(file.resolveSibling(String.valueOf(value))));
        case BINDS -> {}
        default -> body.put(name(file, key), value(file, key, value));
      }
    }
    if (consumer.isEmpty() || subject.isEmpty()) {
      throw refused(file, "it names no " + (consumer.isEmpty() ? "consumer" : "subject"));
    }
    return new ContractFile(consumer, subject, body);
  }

  private static Map<?, ?> keys(Path file) {
    try {
      Object loaded = new Load(SETTINGS).loadFromString(text(file));
      if (loaded instanceof Map<?, ?> keys) {
        return keys;
      }
      throw refused(file, "it is no list of keys and values");
    } catch (YamlEngineException malformed) {
      throw refused(file, String.valueOf(malformed.getMessage()).replace('\n', ' '));
    }
  }

  private static String name(Path file, String key) {
    String name = WORDS.containsKey(key) || !LISTS.contains(key) ? WORDS.get(key) : key;
    if (name == null) {
      throw refused(file, "it has a key \"%s\" that nobody reads".formatted(key));
    }
    return name;
  }

  private static Object value(Path file, String key, Object value) {
    if (key.equals("compatibility-suffices")) {
      return Boolean.valueOf(String.valueOf(value));
    }
    if (!LISTS.contains(key)) {
      return String.valueOf(value);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Objects::toString).toList();
    }
    throw refused(file, "\"%s\" has to be a list".formatted(key));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException missing) {
      throw refused(file, "there is no such file");
    } catch (IOException failure) {
      throw refused(file, String.valueOf(failure.getMessage()));
    }
  }

  private static InvalidContractFileException refused(Path file, String why) {
    return new InvalidContractFileException(
        "Cannot use the contract file %s: %s".formatted(file, why));
  }
}
