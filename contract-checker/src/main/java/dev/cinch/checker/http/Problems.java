package dev.cinch.checker.http;

import dev.cinch.backbone.registry.RegistryException;
import dev.cinch.checker.compatibility.InvalidSchema;
import dev.cinch.checker.contract.ContractChanged;
import dev.cinch.checker.contract.InvalidContract;
import dev.cinch.checker.contract.NoSuchContract;
import dev.cinch.checker.notice.InvalidAnswer;
import dev.cinch.checker.notice.NoSuchNotice;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns what goes wrong into RFC 9457 problem details. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private final ProblemReplies replies;

  Problems(ProblemReplies replies) {
    this.replies = replies;
  }

  @ExceptionHandler
  ProblemDetail invalid(InvalidContract invalid) {
    ProblemDetail problem = problem(CheckerError.INVALID_CONTRACT, invalid.getMessage());
    problem.setProperty("violations", invalid.violations());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail noSchema(InvalidSchema invalid) {
    return problem(CheckerError.INVALID_SCHEMA, invalid.getMessage());
  }

  @ExceptionHandler
  ProblemDetail incomplete(WhatIfController.IncompleteWish incomplete) {
    return problem(CheckerError.UNREADABLE_REQUEST, incomplete.getMessage());
  }

  @ExceptionHandler
  ProblemDetail unfit(MatrixController.UnfitQuery unfit) {
    return problem(CheckerError.UNREADABLE_REQUEST, unfit.getMessage());
  }

  @ExceptionHandler
  ProblemDetail registryAway(RegistryException away) {
    return problem(
        CheckerError.REGISTRY_AWAY,
        "Cannot try the schema: the registry does not answer as it should; send it again later");
  }

  @ExceptionHandler
  ProblemDetail missing(NoSuchContract missing) {
    return problem(CheckerError.NO_SUCH_CONTRACT, missing.getMessage());
  }

  @ExceptionHandler
  ProblemDetail notOpen(NoOpenQuestion notOpen) {
    return problem(CheckerError.NO_OPEN_QUESTION, notOpen.getMessage());
  }

  @ExceptionHandler
  ProblemDetail noAnswer(InvalidAnswer invalid) {
    return problem(CheckerError.INVALID_ANSWER, invalid.getMessage());
  }

  @ExceptionHandler
  ProblemDetail noNotice(NoSuchNotice missing) {
    return problem(CheckerError.NO_SUCH_NOTICE, missing.getMessage());
  }

  @ExceptionHandler
  ProblemDetail forged(ForgedLink forged) {
    return problem(CheckerError.FORGED_LINK, forged.getMessage());
  }

  @ExceptionHandler
  ProblemDetail another(SpeaksForAnother another) {
    return problem(CheckerError.FORBIDDEN, another.getMessage());
  }

  @ExceptionHandler
  ProblemDetail changed(ContractChanged changed) {
    return problem(CheckerError.CONTRACT_CHANGED, changed.getMessage());
  }

  @ExceptionHandler({
    CannotCreateTransactionException.class,
    DataAccessResourceFailureException.class
  })
  ProblemDetail databaseAway() {
    return problem(
        CheckerError.DATABASE_AWAY,
        "Cannot serve the request: the checker's database does not answer; send it again later");
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemDetail problem =
        problem(
            CheckerError.UNREADABLE_REQUEST,
            "Cannot read the request: "
                + firstLine(unreadable.getMostSpecificCause().getMessage()));
    return Objects.requireNonNull(
        handleExceptionInternal(unreadable, problem, headers, status, request));
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "it has no body" : message.lines().findFirst().orElse(message);
  }

  private ProblemDetail problem(CheckerError error, @Nullable String detail) {
    return replies.problem(error, detail);
  }
}
