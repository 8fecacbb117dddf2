package dev.cinch.consumer;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer's own configuration says of it.
 *
 * @param checker where the contract checker answers
 * @param token what the checker is shown
 * @param consumer its name in contracts
 * @param owner who answers for it
 * @param environment where the contract holds; null: the checker's own
 * @param version its own version, if it says one
 * @param group its consumer group
 * @param instance tells this process from its others
 * @param interval how often it says that it is there
 */
record KitSettings(
    URI checker,
    CheckerToken token,
    String consumer,
    String owner,
    @Nullable String environment,
    @Nullable String version,
    String group,
    String instance,
    Duration interval) {

  private static final long USUAL_INTERVAL_MILLIS = 30_000;

  static KitSettings of(Map<String, ?> configuration) {
    String group = text(configuration, "group.id");
    String checker = text(configuration, "cinch.checker.url");
    if (group == null || checker == null) {
      throw new IllegalArgumentException(
          "Cannot register a contract: the consumer's configuration has no %s; set it, or take the interceptor out"
              .formatted(checker == null ? "cinch.checker.url" : "group.id"));
    }
    String consumer = Objects.requireNonNullElse(text(configuration, "cinch.consumer"), group);
    return new KitSettings(
        URI.create(checker),
        CheckerToken.of(
            text(configuration, "cinch.checker.token"),
            text(configuration, "cinch.checker.token.file")),
        consumer,
        Objects.requireNonNullElse(text(configuration, "cinch.consumer.owner"), consumer),
        text(configuration, "cinch.environment"),
        text(configuration, "cinch.consumer.version"),
        group,
        UUID.randomUUID().toString(),
        Duration.ofMillis(
            Long.parseLong(
                Objects.requireNonNullElse(
                    text(configuration, "cinch.heartbeat.ms"),
                    Long.toString(USUAL_INTERVAL_MILLIS)))));
  }

  private static @Nullable String text(Map<String, ?> configuration, String name) {
    Object value = configuration.get(name);
    return value == null || value.toString().isBlank() ? null : value.toString();
  }
}
