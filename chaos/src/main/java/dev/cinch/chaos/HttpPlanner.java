package dev.cinch.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The planner's interface. Any call may meet a planner that is just dead. */
final class HttpPlanner {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final URI base;

  HttpPlanner(URI base) {
    this.base = base;
  }

  void start(String plan) throws IOException {
    post("/api/migrations", "text/plain", plan);
  }

  void command(String migration, String command) throws IOException {
    post("/api/migrations/" + migration + "/commands", "application/json", command);
  }

  JsonNode migration(String id) throws IOException {
    return send(HttpRequest.newBuilder(base.resolve("/api/migrations/" + id)).GET());
  }

  private void post(String path, String type, String body) throws IOException {
    send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body)));
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> response =
          client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IOException(
            "%s was answered with %d: %s"
                .formatted(response.uri(), response.statusCode(), response.body()));
      }
      return MAPPER.readTree(response.body());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("Cannot wait for the planner: interrupted", interrupted);
    }
  }
}
