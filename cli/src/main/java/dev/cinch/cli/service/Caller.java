package dev.cinch.cli.service;

import dev.cinch.cli.service.HttpCalls.Answer;
import dev.cinch.cli.service.HttpCalls.Call;
import dev.cinch.cli.service.HttpCalls.Content;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls one service, and says in a sentence what it did not like. */
final class Caller {

  static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final String PLAN = "text/plain; charset=utf-8";
  private static final int UNAUTHENTICATED = 401;

  private final HttpCalls calls;
  private final HttpStreams streams;
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
    this.calls = new HttpCalls(access);
    this.streams = new HttpStreams(access);
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
    return json(send(Call.get(path), what), what);
  }

  JsonNode post(String path, PlanFiles plan, String what) {
    return json(postForText(path, plan, what), what);
  }

  /** One file goes as it is, several as a form. */
  String postForText(String path, PlanFiles plan, String what) {
    if (plan.overlays().isEmpty()) {
      return send(new Call("POST", path, new Content(PLAN, plan.plan().text())), what);
    }
    PlanForm form = PlanForm.of(plan);
    return send(new Call("POST", path, new Content(form.type(), form.text())), what);
  }

  JsonNode post(String path, Object body, String what) {
    return json(send(new Call("POST", path, json(body)), what), what);
  }

  JsonNode put(String path, Object body, String what) {
    return json(send(new Call("PUT", path, json(body)), what), what);
  }

  private static Content json(Object body) {
    return new Content("application/json", MAPPER.writeValueAsString(body));
  }

  private String send(Call call, String what) {
    try {
      Answer answer = calls.answer(call);
      if (answer.status() / 100 != 2) {
        throw refused(answer.status(), answer.text(), what);
      }
      return answer.text();
    } catch (IOException failure) {
      throw unreachable(what, failure);
    }
  }

  /** A stream of events, whose headers alone are waited for. */
  HttpResponse<InputStream> stream(String path, String lastId, String what)
      throws InterruptedException {
    try {
      return streams.open(path, lastId);
    } catch (IOException failure) {
      throw unreachable(what, failure);
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
        "Cannot %s: %s at %s gives no answer (%s); see whether it runs (cinch up starts one here), and whether the address is right"
            .formatted(what, service, access, reason(cause)),
        cause);
  }

  /** Java's own exceptions often have no message, or one that says less than their name. */
  private static String reason(Exception cause) {
    if (cause instanceof SocketTimeoutException || cause instanceof HttpTimeoutException) {
      return "it takes too long";
    }
    if (cause instanceof UnknownHostException
        || cause.getCause() instanceof UnresolvedAddressException) {
      return "the name of its host is not known";
    }
    if (cause instanceof ConnectException) {
      return "nothing listens there";
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
