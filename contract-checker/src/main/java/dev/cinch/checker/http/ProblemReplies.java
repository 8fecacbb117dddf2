package dev.cinch.checker.http;

import dev.cinch.access.Refusal;
import dev.cinch.access.Refusals;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes a problem detail of what went wrong, and counts it. */
@Component
final class ProblemReplies implements Refusals {

  private static final String RETRY_AFTER_SECONDS = "5";

  private final MeterRegistry meters;
  private final JsonMapper json;

  ProblemReplies(MeterRegistry meters, JsonMapper json) {
    this.meters = meters;
    this.json = json;
    // there from the beginning: of a counter that begins at 1 nobody sees that it rose
    for (CheckerError error : CheckerError.values()) {
      counted(error);
    }
  }

  private Counter counted(CheckerError error) {
    return meters.counter(
        "cinch.checker.errors",
        "code",
        error.code(),
        "category",
        error.category().name().toLowerCase(Locale.ROOT));
  }

  ProblemDetail problem(CheckerError error, @Nullable String detail) {
    counted(error).increment();
    ProblemDetail problem = ProblemDetail.forStatus(error.status());
    problem.setType(URI.create("urn:cinch:problem:" + error.code()));
    problem.setTitle(error.code().replace('-', ' '));
    problem.setDetail(detail);
    return problem;
  }

  @Override
  public void write(HttpServletResponse response, Refusal why, String detail) throws IOException {
    CheckerError error =
        switch (why) {
          case UNAUTHENTICATED -> CheckerError.UNAUTHENTICATED;
          case INVALID_TOKEN -> CheckerError.INVALID_TOKEN;
          case FORBIDDEN -> CheckerError.FORBIDDEN;
          case ISSUER_AWAY -> CheckerError.ISSUER_AWAY;
        };
    if (error.category() == CheckerError.Category.EXTERNAL) {
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    response.setStatus(error.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(problem(error, detail)));
  }
}
