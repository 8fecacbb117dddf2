package dev.cinch.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the services as anybody would. */
final class Http {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  JsonNode get(URI address) throws IOException {
    return send(HttpRequest.newBuilder(address).GET());
  }

  /** The answer as it is. */
  String getText(URI address) throws IOException {
    return exchange(HttpRequest.newBuilder(address).GET());
  }

  JsonNode post(URI address, String type, String body) throws IOException {
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** The answer as it is. */
  String postForText(URI address, String body) throws IOException {
    return exchange(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "text/plain")
            .header("Accept", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  JsonNode put(URI address, Object body) throws IOException {
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(MAPPER.writeValueAsString(body))));
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException {
    return MAPPER.readTree(exchange(request));
  }

  private String exchange(HttpRequest.Builder request) throws IOException {
    try {
      var response = client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            "%s was answered with %d: %s"
                .formatted(response.uri(), response.statusCode(), response.body()));
      }
      return response.body();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }
}
