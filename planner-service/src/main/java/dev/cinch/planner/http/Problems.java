package dev.cinch.planner.http;

import dev.cinch.planner.command.CommandRefusedException;
import dev.cinch.planner.migration.MigrationChangedException;
import dev.cinch.planner.plan.InvalidPlanException;
import dev.cinch.planner.step.TryLaterException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says what went wrong in the form of RFC 9457. */
@RestControllerAdvice
class Problems {

  @ExceptionHandler
  ProblemDetail invalidPlan(InvalidPlanException invalid) {
    ProblemDetail problem = problem(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID_PLAN", invalid);
    problem.setProperty("problems", invalid.problems());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail refused(CommandRefusedException refused) {
    HttpStatus status =
        switch (refused.reason()) {
          case UNKNOWN_MIGRATION -> HttpStatus.NOT_FOUND;
          case DOES_NOT_FIT, PLAN_DIFFERS -> HttpStatus.CONFLICT;
          case TARGET_OBJECTS -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    return problem(status, refused.reason().name(), refused);
  }

  @ExceptionHandler({TryLaterException.class, MigrationChangedException.class})
  ProblemDetail later(RuntimeException later) {
    return problem(HttpStatus.SERVICE_UNAVAILABLE, "TRY_LATER", later);
  }

  private static ProblemDetail problem(HttpStatus status, String code, Exception cause) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(status, String.valueOf(cause.getMessage()));
    problem.setProperty("code", code);
    return problem;
  }
}
