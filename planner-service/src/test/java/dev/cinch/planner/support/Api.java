package dev.cinch.planner.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who calls the API, and holds each answer against the published document. */
public final class Api {

  public static final JsonMapper JSON = JsonMapper.builder().build();

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI base;
  private final @Nullable String token;

  public Api(URI base, @Nullable String token) {
    this.base = base;
    this.token = token;
  }

  /** What came back. */
  public record Answer(HttpResponse<String> response) {

    public int status() {
      return response.statusCode();
    }

    public JsonNode json() {
      return JSON.readTree(response.body());
    }

    public String text(String field) {
      return json().path(field).asString("nothing");
    }

    public Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer start(String plan) {
    return post("/api/migrations", "text/plain", BodyPublishers.ofString(plan));
  }

  public Answer command(String migration, String json) {
    return post(
        "/api/migrations/" + migration + "/commands",
        "application/json",
        BodyPublishers.ofString(json));
  }

  public Answer post(String path, String type, BodyPublisher body) {
    return send(request(path).header("Content-Type", type).POST(body));
  }

  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  /** Fails where the answer is not what the document says of it. */
  public Answer send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      Answer answer = new Answer(HTTP.send(request, BodyHandlers.ofString()));
      String path = request.uri().getPath();
      if (!path.startsWith("/actuator")) {
        assertThat(
                OpenApi.published()
                    .objections(
                        request.method(),
                        path,
                        answer.status(),
                        answer.header("Content-Type").orElse(""),
                        answer.response().body()))
            .as("%s %s: %s", request.method(), request.uri(), answer.response().body())
            .isEmpty();
      }
      return answer;
    } catch (IOException failed) {
      throw new IllegalStateException("Cannot call " + request.uri(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
