package dev.cinch.cli.service;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls one service, and says in a sentence what it did not like. */
final class Caller {

  static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final String PLAN = "text/plain; charset=utf-8";
  private static final int UNAUTHENTICATED = 401;

  private final HttpClient http;
  private final String service;
  private final Access access;

  /**
   * Calls a service.
   *
   * @param service what it is called in messages
   */
  Caller(String service, Access access) {
    this.service = service;
    this.access = access;
    this.http = client(access);
  }

  private static HttpClient client(Access access) {
    HttpClient.Builder builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
    return access.isPlain() ? builder.sslContext(trustingNobody()).build() : builder.build();
  }

  /**
   * For a client that never encrypts: it would read all certificates that the machine trusts, which
   * takes longer than the call.
   */
  private static SSLContext trustingNobody() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Cannot call a service: no TLS here", impossible);
    }
  }

  /** A word as a part of a path. */
  static String part(String word) {
    return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Parameters behind a question mark; those without a value are left out. */
  static String query(Map<String, ? extends Collection<String>> parameters) {
    return parameters.entrySet().stream()
        .flatMap(each -> each.getValue().stream().map(value -> each.getKey() + "=" + part(value)))
        .collect(Collectors.joining("&"));
  }

  JsonNode get(String path, String what) {
    return json(send(request(path).GET(), what), what);
  }

  JsonNode post(String path, PlanFiles plan, String what) {
    return json(postForText(path, plan, what), what);
  }

  /** One file goes as it is, several as a form. */
  String postForText(String path, PlanFiles plan, String what) {
    if (plan.overlays().isEmpty()) {
      return send(
          request(path)
              .header("Content-Type", PLAN)
              .POST(BodyPublishers.ofString(plan.plan().text())),
          what);
    }
    PlanForm form = PlanForm.of(plan);
    return send(
        request(path)
            .header("Content-Type", form.type())
            .POST(BodyPublishers.ofString(form.text())),
        what);
  }

  JsonNode post(String path, Object body, String what) {
    return json(send(withJson(path).POST(BodyPublishers.ofString(text(body))), what), what);
  }

  JsonNode put(String path, Object body, String what) {
    return json(send(withJson(path).PUT(BodyPublishers.ofString(text(body))), what), what);
  }

  private static String text(Object body) {
    return MAPPER.writeValueAsString(body);
  }

  private HttpRequest.Builder withJson(String path) {
    return request(path).header("Content-Type", "application/json");
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(access.at(path))
            .timeout(ANSWER)
            .header("Accept", "application/json, application/sarif+json, application/problem+json");
    access.authorization().ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  private String send(HttpRequest.Builder request, String what) {
    HttpResponse<String> response = exchange(request.build(), BodyHandlers.ofString(), what);
    if (response.statusCode() / 100 != 2) {
      throw refused(response.statusCode(), response.body(), what);
    }
    return response.body();
  }

  /** A stream of events, whose headers alone are waited for. */
  HttpResponse<java.io.InputStream> stream(String path, String lastId, String what)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(access.at(path))
            .timeout(ANSWER)
            .header("Accept", "text/event-stream");
    access.authorization().ifPresent(value -> request.header("Authorization", value));
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException failure) {
      throw unreachable(what, failure);
    }
  }

  private <T> HttpResponse<T> exchange(
      HttpRequest request, HttpResponse.BodyHandler<T> handler, String what) {
    try {
      return http.send(request, handler);
    } catch (IOException failure) {
      throw unreachable(what, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw unreachable(what, interrupted);
    }
  }

  private JsonNode json(String body, String what) {
    try {
      return MAPPER.readTree(body);
    } catch (JacksonException notJson) {
      throw new ServiceRefusedException(
          "Cannot %s: what answers at %s is not %s; see whether the address is right"
              .formatted(what, access, service));
    }
  }

  private ServiceUnreachableException unreachable(String what, Exception cause) {
    return new ServiceUnreachableException(
        "Cannot %s: %s at %s gives no answer (%s); see whether it runs, and whether the address is right"
            .formatted(what, service, access, reason(cause)),
        cause);
  }

  /** Java's own exceptions often have no message, or one that says less than their name. */
  private static String reason(Exception cause) {
    if (cause instanceof java.net.http.HttpConnectTimeoutException
        || cause instanceof java.net.http.HttpTimeoutException) {
      return "it takes too long";
    }
    if (cause instanceof java.net.ConnectException) {
      return cause.getCause() instanceof java.nio.channels.UnresolvedAddressException
          ? "the name of its host is not known"
          : "nothing listens there";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  ServiceRefusedException refused(int status, String body, String what) {
    String remedy =
        status == UNAUTHENTICATED
            ? "; set CINCH_TOKEN, or give --token env:VARIABLE or --token file:PATH"
            : "";
    try {
      JsonNode problem = MAPPER.readTree(body);
      JsonNode detail = problem.path("detail");
      if (detail.isString()) {
        String said = detail.asString();
        return new ServiceRefusedException(
            (said.startsWith("Cannot ") ? said : "Cannot %s: %s".formatted(what, said)) + remedy,
            problem);
      }
    } catch (JacksonException notJson) {
      // Then it is no problem detail, and the status has to do.
    }
    return new ServiceRefusedException(
        "Cannot %s: %s at %s answered with status %d; see whether the address is right%s"
            .formatted(what, service, access, status, remedy));
  }
}
