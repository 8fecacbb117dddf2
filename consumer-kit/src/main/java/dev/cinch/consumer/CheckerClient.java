package dev.cinch.consumer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Tells the contract checker by HTTP. */
class CheckerClient {

  private static final Set<String> FLAGS = Set.of("registers", "leaves");
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final KitSettings settings;
  private final URI heartbeats;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  CheckerClient(KitSettings settings) {
    this.settings = settings;
    this.heartbeats =
        URI.create(settings.checker().toString().replaceAll("/+$", "") + "/api/heartbeats");
  }

  /**
   * Says that a topic is read here.
   *
   * @param first whether the schema is to be registered
   */
  void beat(String topic, @Nullable Schema schema, boolean first) {
    Map<String, @Nullable String> told = about(topic);
    told.put("owner", settings.owner());
    told.put("version", settings.version());
    told.put("library", library());
    told.put("readerSchema", schema == null ? null : schema.toString());
    told.put("registers", first && schema != null ? "true" : null);
    send(told);
  }

  /** Says that nobody reads here any more. */
  void leave(String topic) {
    Map<String, @Nullable String> told = about(topic);
    told.put("leaves", "true");
    send(told);
  }

  private Map<String, @Nullable String> about(String topic) {
    Map<String, @Nullable String> told = new LinkedHashMap<>();
    told.put("environment", settings.environment());
    told.put("consumer", settings.consumer());
    told.put("subject", topic + "-value");
    told.put("topic", topic);
    told.put("group", settings.group());
    told.put("instance", settings.instance());
    return told;
  }

  private static @Nullable String library() {
    String version = Schema.class.getPackage().getImplementationVersion();
    return version == null ? null : "avro " + version;
  }

  private void send(Map<String, @Nullable String> told) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(heartbeats)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json(told)));
    settings.token().authorization().ifPresent(shown -> authorize(request, shown));
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(
            "it answered %d: %s".formatted(answer.statusCode(), answer.body()));
      }
    } catch (IOException away) {
      throw new IllegalStateException("it can't be reached: " + away, away);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the consumer is shutting down", interrupted);
    }
  }

  /** Says nothing of the token itself, which an exception of the client's would. */
  private void authorize(HttpRequest.Builder request, String shown) {
    try {
      request.header("Authorization", shown);
    } catch (IllegalArgumentException unfit) {
      throw new IllegalStateException(
          "%s holds what no header can hold".formatted(settings.token()));
    }
  }

  /** Texts and flags only: not worth a library in somebody else's process. */
  static String json(Map<String, @Nullable String> texts) {
    StringBuilder json = new StringBuilder("{");
    texts.forEach(
        (name, value) -> {
          if (value != null) {
            json.append(json.length() == 1 ? "" : ",").append(quoted(name)).append(':');
            json.append(FLAGS.contains(name) ? value : quoted(value));
          }
        });
    return json.append('}').toString();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char each : text.toCharArray()) {
      if (each == '"' || each == '\\') {
        quoted.append('\\').append(each);
      } else if (each < ' ') {
        quoted.append("\\u%04x".formatted((int) each));
      } else {
        quoted.append(each);
      }
    }
    return quoted.append('"').toString();
  }
}
