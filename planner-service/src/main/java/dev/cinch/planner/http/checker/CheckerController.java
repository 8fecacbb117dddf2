package dev.cinch.planner.http.checker;

import dev.cinch.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The checker's data, passed on as they are. Each parameter is named so that another one is
 * refused; the query goes on as it came.
 */
@RestController
@RequestMapping(value = CheckerController.HERE, produces = MediaType.APPLICATION_JSON_VALUE)
@EnableConfigurationProperties(CheckerProperties.class)
class CheckerController {

  static final String HERE = "/api/checker";

  private static final String THERE = "/api";

  private final HttpChecker checker;

  CheckerController(HttpChecker checker) {
    this.checker = checker;
  }

  @GetMapping("/matrix")
  byte[] matrix(
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String environment,
      @RequestParam(required = false) @Nullable String subject,
      @RequestParam(required = false) @Nullable String consumer,
      @RequestParam(required = false) @Nullable String migration,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    return passedOn(request);
  }

  @GetMapping("/contracts")
  byte[] contracts(
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String environment,
      @RequestParam(required = false) @Nullable String subject,
      @RequestParam(required = false) @Nullable String consumer,
      @RequestParam(required = false) @Nullable Boolean removed) {
    return passedOn(request);
  }

  @GetMapping("/notices")
  byte[] notices(
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String environment,
      @RequestParam(required = false) @Nullable String consumer,
      @RequestParam(required = false) @Nullable String migration) {
    return passedOn(request);
  }

  /** What an owner answers; who it is, the planner says. */
  record AnswerRequest(String answer, @Nullable String reason) {}

  /** An answer as the checker takes it. */
  record Answer(String answer, String actor, @Nullable String reason) {}

  @PostMapping(value = "/notices/{notice}/answers", consumes = MediaType.APPLICATION_JSON_VALUE)
  byte[] answer(
      @PathVariable String notice,
      @RequestBody AnswerRequest request,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest asked) {
    return checker.post(
        pathOf(asked), new Answer(request.answer(), caller.name(), request.reason()));
  }

  private byte[] passedOn(HttpServletRequest request) {
    String query = request.getQueryString();
    return checker.get(query == null ? pathOf(request) : pathOf(request) + "?" + query);
  }

  private static String pathOf(HttpServletRequest request) {
    return THERE + request.getRequestURI().substring(HERE.length());
  }
}
