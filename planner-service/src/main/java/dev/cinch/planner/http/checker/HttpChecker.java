package dev.cinch.planner.http.checker;

import dev.cinch.planner.problem.ErrorCode;
import dev.cinch.planner.problem.RequestRefusedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks the contract checker, and gives its answers as they are. */
@Component
class HttpChecker {

  private static final Logger LOG = LoggerFactory.getLogger(HttpChecker.class);
  private static final Set<Integer> SHUTS_OUT = Set.of(401, 403);
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);

  private final CheckerProperties properties;
  private final JsonMapper json;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN).build();

  HttpChecker(CheckerProperties properties, JsonMapper json) {
    this.properties = properties;
    this.json = json;
  }

  /** What it answers, as JSON. */
  byte[] get(String pathAndQuery) {
    return send(request(pathAndQuery));
  }

  /** Which edition of its data it is at. */
  String edition() {
    try {
      return json.readTree(get("/api/edition")).path("edition").asString("");
    } catch (JacksonException noJson) {
      throw away("what it answers is not JSON");
    }
  }

  byte[] post(String path, Object body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
  }

  private HttpRequest.Builder request(String pathAndQuery) {
    URI base =
        properties
            .address()
            .orElseThrow(
                () ->
                    new RequestRefusedException(
                        ErrorCode.NO_CHECKER,
                        "Cannot show contracts: this planner has not been told where the contract checker is; set CINCH_CHECKER_URL"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/+$", "") + pathAndQuery))
            .timeout(properties.within())
            .header("Accept", "application/json, application/problem+json");
    try {
      properties
          .shown()
          .authorization()
          .ifPresent(shown -> request.header(HttpHeaders.AUTHORIZATION, shown));
    } catch (IOException | IllegalArgumentException unusable) {
      // what is in the file is told to nobody: it is meant to be a token
      throw shutOut(properties.shown() + " can't be used");
    }
    return request;
  }

  private byte[] send(HttpRequest.Builder request) {
    HttpResponse<byte[]> response = answered(request.build());
    if (SHUTS_OUT.contains(response.statusCode())) {
      throw shutOut(detail(response));
    }
    int family = response.statusCode() / 100;
    if (family == 2) {
      return response.body();
    }
    if (family == 4) {
      throw new RequestRefusedException(ErrorCode.CHECKER_REFUSES, detail(response));
    }
    throw away("it answers with " + response.statusCode());
  }

  private HttpResponse<byte[]> answered(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException failure) {
      throw away(failure.toString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw away("the planner is shutting down");
    }
  }

  /** The planner is meant, not whoever asked it. */
  private static RequestRefusedException shutOut(String why) {
    LOG.warn("The contract checker does not let this planner in: {}", why);
    return new RequestRefusedException(
        ErrorCode.CHECKER_SHUTS_OUT,
        "Cannot show contracts: the contract checker does not let this planner in; give the planner a token of the operator's role there (CINCH_CHECKER_TOKEN, or CINCH_CHECKER_TOKENFILE)");
  }

  private static RequestRefusedException away(String why) {
    LOG.warn("The contract checker can't be asked: {}", why);
    return new RequestRefusedException(
        ErrorCode.CHECKER_AWAY,
        "Cannot show contracts: the contract checker does not answer; ask again later");
  }

  /** The checker's own words, which are for people. */
  private String detail(HttpResponse<byte[]> refusal) {
    try {
      String detail = json.readTree(refusal.body()).path("detail").asString("");
      if (!detail.isBlank()) {
        return detail;
      }
    } catch (JacksonException noJson) {
      LOG.warn(
          "The contract checker refuses with {}: {}",
          refusal.statusCode(),
          new String(refusal.body(), StandardCharsets.UTF_8));
    }
    return "The contract checker refuses it with " + refusal.statusCode();
  }
}
