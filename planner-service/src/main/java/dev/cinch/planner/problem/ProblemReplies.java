package dev.cinch.planner.problem;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes a problem detail of a code, and counts it: the one place where both meet. */
@Component
public class ProblemReplies {

  private static final String RETRY_AFTER_SECONDS = "5";

  private final MeterRegistry meters;
  private final JsonMapper json;

  ProblemReplies(MeterRegistry meters, JsonMapper json) {
    this.meters = meters;
    this.json = json;
    // there from the beginning: of a counter that begins at 1 nobody sees that it rose
    for (ErrorCode code : ErrorCode.values()) {
      counted(code);
    }
  }

  private Counter counted(ErrorCode code) {
    String category = code.category().name().toLowerCase(Locale.ROOT);
    return meters.counter("cinch.planner.problems", "code", code.name(), "category", category);
  }

  /** For a controller's answer; the type is set, so that it is sent whatever the sender accepts. */
  public ResponseEntity<Object> reply(ErrorCode code, String detail) {
    return reply(code, problem(code, detail), HttpHeaders.EMPTY);
  }

  /** The same with more properties or headers. */
  public ResponseEntity<Object> reply(ErrorCode code, ProblemDetail problem, HttpHeaders headers) {
    ResponseEntity.BodyBuilder reply = ResponseEntity.status(code.status()).headers(headers);
    if (code.category() == ErrorCode.Category.EXTERNAL) {
      reply.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return reply.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
  }

  /** For a filter, which has no controller's means. */
  public void write(HttpServletResponse response, ErrorCode code, String detail)
      throws IOException {
    if (code.category() == ErrorCode.Category.EXTERNAL) {
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    response.setStatus(code.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(problem(code, detail)));
  }

  public ProblemDetail problem(ErrorCode code, String detail) {
    counted(code).increment();
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(code.status(), detail);
    problem.setType(URI.create(code.type()));
    problem.setTitle(code.title());
    problem.setProperty("code", code.name());
    return problem;
  }
}
