package dev.cinch.backbone.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a registry.
 *
 * @param urls its addresses, tried in turn
 * @param authorization what the Authorization header says, if anything; never printed
 * @param connectTimeout how long connecting to one address may take
 * @param readTimeout how long one answer may take
 * @param attempts how often all addresses are tried before the registry counts as unavailable
 * @param backOff how long to wait between the attempts
 * @param autoRegister whether a writer registers a schema that the registry does not hold
 */
public record RegistrySettings(
    List<URI> urls,
    @Nullable String authorization,
    Duration connectTimeout,
    Duration readTimeout,
    int attempts,
    Duration backOff,
    boolean autoRegister) {

  /** Refuses settings that name no registry. */
  public RegistrySettings {
    urls = List.copyOf(urls);
    if (urls.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot reach a schema registry: schema.registry.url names none; set it to its address");
    }
  }

  /**
   * Reads Confluent's own property names: {@code schema.registry.url} (several separated by
   * commas), {@code basic.auth.credentials.source} (URL or USER_INFO) with {@code
   * basic.auth.user.info}, {@code bearer.auth.credentials.source} (STATIC_TOKEN) with {@code
   * bearer.auth.token}, {@code http.connect.timeout.ms}, {@code http.read.timeout.ms}, {@code
   * max.retries}, {@code retries.wait.ms} and {@code auto.register.schemas}, which is false here
   * unless set.
   */
  public static RegistrySettings of(Map<String, ?> properties) {
    Properties names = new Properties(properties);
    List<URI> urls =
        Arrays.stream(names.text("schema.registry.url").orElse("").split(","))
            .map(String::strip)
            .filter(url -> !url.isEmpty())
            .map(url -> URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url))
            .toList();
    return new RegistrySettings(
        urls.stream().map(RegistrySettings::withoutUserInfo).toList(),
        authorization(names, urls).orElse(null),
        names.millis("http.connect.timeout.ms", 5_000),
        names.millis("http.read.timeout.ms", 10_000),
        1 + (int) names.millis("max.retries", 3).toMillis(),
        names.millis("retries.wait.ms", 200),
        names.text("auto.register.schemas").map(Boolean::parseBoolean).orElse(false));
  }

  private static Optional<String> authorization(Properties names, List<URI> urls) {
    return switch (names.text("bearer.auth.credentials.source").orElse("")) {
      case "STATIC_TOKEN" -> Optional.of("Bearer " + names.required("bearer.auth.token"));
      case "" -> basic(names, urls);
      default ->
          throw unsupported(
              "bearer.auth.credentials.source",
              names.required("bearer.auth.credentials.source"),
              "STATIC_TOKEN");
    };
  }

  private static Optional<String> basic(Properties names, List<URI> urls) {
    String source = names.text("basic.auth.credentials.source").orElse("URL");
    return switch (source) {
      case "URL" -> urls.stream().findFirst().map(URI::getUserInfo).map(RegistrySettings::basic);
      case "USER_INFO" ->
          Optional.of(
              basic(
                  names
                      .text("basic.auth.user.info")
                      .or(() -> names.text("schema.registry.basic.auth.user.info"))
                      .orElseGet(() -> names.required("basic.auth.user.info"))));
      default -> throw unsupported("basic.auth.credentials.source", source, "URL and USER_INFO");
    };
  }

  private static String basic(String userInfo) {
    return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
  }

  private static URI withoutUserInfo(URI url) {
    String userInfo = url.getRawUserInfo();
    return userInfo == null ? url : URI.create(url.toString().replaceFirst("//[^@/]*@", "//"));
  }

  private static IllegalArgumentException unsupported(String name, String value, String known) {
    return new IllegalArgumentException(
        "Cannot use %s=%s: this client knows %s".formatted(name, value, known));
  }

  @Override
  public String toString() {
    return "RegistrySettings[urls=%s, authorization=%s]"
        .formatted(urls, authorization == null ? "none" : "***");
  }

  /** Settings by name, whatever their values' types. */
  private record Properties(Map<String, ?> values) {

    Optional<String> text(String name) {
      return Optional.ofNullable(values.get(name)).map(Object::toString).map(String::strip);
    }

    String required(String name) {
      return text(name)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "Cannot sign in to the schema registry: %s is not set".formatted(name)));
    }

    Duration millis(String name, long otherwise) {
      return Duration.ofMillis(text(name).map(Long::parseLong).orElse(otherwise));
    }
  }
}
