package dev.cinch.backbone.registry;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends one request to whichever address of a registry answers, within its time limits. */
final class RegistryHttp {

  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

  private final RegistrySettings settings;
  private final HttpClient http;
  private final Retry retry;
  private final JsonMapper json = new JsonMapper();

  RegistryHttp(RegistrySettings settings) {
    this.settings = settings;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout())
            .build();
    this.retry =
        Retry.of(
            "schema-registry",
            RetryConfig.custom()
                .maxAttempts(settings.attempts())
                .intervalFunction(
                    IntervalFunction.ofExponentialRandomBackoff(settings.backOff(), 2.0, 0.5))
                .retryExceptions(RegistryUnavailableException.class)
                .build());
  }

  JsonNode get(String path) {
    return send("GET", path, null);
  }

  JsonNode delete(String path) {
    return send("DELETE", path, null);
  }

  JsonNode post(String path, Object body) {
    return send("POST", path, body);
  }

  JsonNode put(String path, Object body) {
    return send("PUT", path, body);
  }

  private JsonNode send(String method, String path, @Nullable Object body) {
    return retry.executeSupplier(() -> sendToAny(method, path, body));
  }

  /** The registry's answer, or its failure as the exception that says what to do next. */
  private JsonNode sendToAny(String method, String path, @Nullable Object body) {
    RegistryUnavailableException last = null;
    for (URI url : settings.urls()) {
      try {
        return answer(method, path, exchange(method, URI.create(url + path), body));
      } catch (RegistryUnavailableException e) {
        if (last != null) {
          e.addSuppressed(last);
        }
        last = e;
      }
    }
    if (last == null) {
      throw new IllegalStateException("a registry has at least one address");
    }
    throw last;
  }

  private HttpResponse<String> exchange(String method, URI uri, @Nullable Object body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(settings.readTimeout())
            .header("Accept", MEDIA_TYPE + ", application/json")
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(json.writeValueAsString(body)));
    if (body != null) {
      request.header("Content-Type", MEDIA_TYPE);
    }
    if (settings.authorization() != null) {
      request.header("Authorization", settings.authorization());
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw unavailable(method, uri.getPath(), "no answer from " + uri.getAuthority(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(method, uri.getPath(), "interrupted while waiting", e);
    }
  }

  private JsonNode answer(String method, String path, HttpResponse<String> response) {
    int status = response.statusCode();
    if (status / 100 == 2) {
      return parsed(response.body());
    }
    String reason = reason(response);
    if (status >= 500 || status == 408 || status == 425 || status == 429) {
      throw unavailable(method, path, reason, null);
    }
    String message = "Cannot %s %s at the schema registry: %s".formatted(method, path, reason);
    if (status == 404) {
      throw new SchemaNotFoundException(message, null);
    }
    if (status == 409) {
      throw new IncompatibleSchemaException(message, null);
    }
    throw new RegistryRefusedException(message, null);
  }

  private String reason(HttpResponse<String> response) {
    JsonNode body = parsed(response.body());
    String text = body.path("message").asString("");
    return "status %d, code %d%s"
        .formatted(
            response.statusCode(),
            body.path("error_code").asInt(0),
            text.isEmpty() ? "" : ", " + text);
  }

  private JsonNode parsed(String body) {
    try {
      return json.readTree(body);
    } catch (JacksonException e) {
      return json.createObjectNode();
    }
  }

  private static RegistryUnavailableException unavailable(
      String method, String path, String why, @Nullable Throwable cause) {
    return new RegistryUnavailableException(
        "Cannot %s %s at the schema registry: %s; try again later".formatted(method, path, why),
        cause);
  }
}
