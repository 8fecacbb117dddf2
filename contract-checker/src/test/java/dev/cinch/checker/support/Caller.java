package dev.cinch.checker.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who calls a checker, with a token or without. */
public record Caller(CheckerService checker, @Nullable String token) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What came back. */
  public record Reply(HttpResponse<String> response) {

    public int status() {
      return response.statusCode();
    }

    public String body() {
      return response.body();
    }

    public JsonNode json() {
      return JSON.readTree(response.body());
    }

    public String detail() {
      return json().path("detail").asString("nothing");
    }

    /** The last part of a problem's type. */
    public String problem() {
      return json().path("type").asString("nothing").replace("urn:cinch:problem:", "");
    }

    public Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }
  }

  public Reply get(String path) {
    return send(request(path).GET());
  }

  public Reply json(String method, String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  public HttpRequest.Builder request(String path) {
    URI address = checker.address().resolve(path);
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  public Reply send(HttpRequest.Builder request) {
    try {
      return new Reply(HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException failed) {
      throw new IllegalStateException("Cannot call the checker", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
