package dev.cinch.planner.http;

import dev.cinch.planner.command.CommandRefusedException;
import dev.cinch.planner.migration.MigrationChangedException;
import dev.cinch.planner.plan.InvalidPlanException;
import dev.cinch.planner.problem.ErrorCode;
import dev.cinch.planner.problem.ProblemReplies;
import dev.cinch.planner.problem.RequestRefusedException;
import dev.cinch.planner.step.TryLaterException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Says what went wrong in the form of RFC 9457. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final ProblemReplies replies;

  Problems(ProblemReplies replies) {
    this.replies = replies;
  }

  @ExceptionHandler
  ResponseEntity<Object> invalidPlan(InvalidPlanException invalid) {
    ProblemDetail problem = replies.problem(ErrorCode.INVALID_PLAN, message(invalid));
    problem.setProperty("problems", invalid.problems());
    return replies.reply(ErrorCode.INVALID_PLAN, problem, HttpHeaders.EMPTY);
  }

  @ExceptionHandler
  ResponseEntity<Object> refused(CommandRefusedException refused) {
    ErrorCode code =
        switch (refused.reason()) {
          case UNKNOWN_MIGRATION -> ErrorCode.UNKNOWN_MIGRATION;
          case DOES_NOT_FIT -> ErrorCode.DOES_NOT_FIT;
          case PLAN_DIFFERS -> ErrorCode.PLAN_DIFFERS;
          case TARGET_OBJECTS -> ErrorCode.TARGET_OBJECTS;
          case NO_REHEARSAL_TARGET -> ErrorCode.NO_REHEARSAL_TARGET;
        };
    return replies.reply(code, message(refused));
  }

  @ExceptionHandler
  ResponseEntity<Object> refused(RequestRefusedException refused) {
    return replies.reply(refused.code(), message(refused));
  }

  @ExceptionHandler({TryLaterException.class, MigrationChangedException.class})
  ResponseEntity<Object> later(RuntimeException later) {
    return replies.reply(ErrorCode.TRY_LATER, message(later));
  }

  @ExceptionHandler({
    CannotCreateTransactionException.class,
    DataAccessResourceFailureException.class
  })
  ResponseEntity<Object> databaseAway(RuntimeException away) {
    LOG.warn("Requests fail until the planner's database answers: {}", away.getMessage());
    return replies.reply(
        ErrorCode.DATABASE_AWAY,
        "Cannot serve the request: the planner's database does not answer; send it again later");
  }

  /** The log has what the caller must not see. */
  @ExceptionHandler
  ResponseEntity<Object> mistake(Exception mistake) {
    UUID number = UUID.randomUUID();
    LOG.error("A request failed ({}): {}", number, mistake.getMessage(), mistake);
    return replies.reply(
        ErrorCode.INTERNAL,
        "Cannot serve the request: the planner made a mistake; look for %s in its log"
            .formatted(number));
  }

  /** Where all that Spring itself refuses comes by. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception refused,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (status.is5xxServerError()) {
      return mistake(refused);
    }
    RequestRefusedException explained = SpringRefusals.explained(refused);
    return replies.reply(
        explained.code(), replies.problem(explained.code(), message(explained)), headers);
  }

  private static String message(Exception cause) {
    return String.valueOf(cause.getMessage());
  }
}
