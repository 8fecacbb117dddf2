package dev.cinch.cli.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls one service, and says in a sentence what it did not like. */
final class Caller {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final String service;
  private final URI base;

  /**
   * Calls a service.
   *
   * @param service what it is called in messages
   */
  Caller(String service, URI base) {
    this.service = service;
    this.base = base;
  }

  JsonNode post(String path, String text, String what) {
    return send(
        request(path, "text/plain; charset=utf-8").POST(BodyPublishers.ofString(text)), what);
  }

  JsonNode put(String path, Object body, String what) {
    return send(
        request(path, "application/json")
            .PUT(BodyPublishers.ofString(MAPPER.writeValueAsString(body))),
        what);
  }

  private HttpRequest.Builder request(String path, String contentType) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(ANSWER)
        .header("Content-Type", contentType)
        .header("Accept", "application/json, application/problem+json");
  }

  private JsonNode send(HttpRequest.Builder request, String what) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new ServiceRefusedException(
            "Cannot %s: %s".formatted(what, reason(response.statusCode(), response.body())));
      }
      return MAPPER.readTree(response.body());
    } catch (IOException failure) {
      throw unreachable(what, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw unreachable(what, interrupted);
    }
  }

  private ServiceUnreachableException unreachable(String what, Exception cause) {
    return new ServiceUnreachableException(
        "Cannot %s: %s at %s gives no answer (%s); see whether it runs"
            .formatted(what, service, base, cause),
        cause);
  }

  private String reason(int status, String body) {
    try {
      JsonNode detail = MAPPER.readTree(body).path("detail");
      if (detail.isString()) {
        return detail.asString();
      }
    } catch (JacksonException notJson) {
      // Then it is no problem detail, and the status has to do.
    }
    return "%s at %s answered with status %d".formatted(service, base, status);
  }
}
