package dev.cinch.planner.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** What can go wrong with a request. A name, once published, keeps its meaning. */
public enum ErrorCode {
  /** The body can't be read as what it should be. */
  UNREADABLE_BODY(Category.SENDER, HttpStatus.BAD_REQUEST),
  /** A parameter or header has a value that it can't have. */
  INVALID_VALUE(Category.SENDER, HttpStatus.BAD_REQUEST),
  /** Something that is needed was not sent. */
  MISSING_VALUE(Category.SENDER, HttpStatus.BAD_REQUEST),
  /** There is no parameter of that name. */
  UNKNOWN_PARAMETER(Category.SENDER, HttpStatus.BAD_REQUEST),
  /** The request is no proper HTTP, or holds what no honest client sends. */
  MALFORMED_REQUEST(Category.SENDER, HttpStatus.BAD_REQUEST),
  /** There is no such migration. */
  UNKNOWN_MIGRATION(Category.SENDER, HttpStatus.NOT_FOUND),
  /** The migration has no such pass. */
  UNKNOWN_PASS(Category.SENDER, HttpStatus.NOT_FOUND),
  /** The planner does not know where the contract checker is. */
  NO_CHECKER(Category.SENDER, HttpStatus.NOT_FOUND),
  /** The contract checker refuses what was passed on to it. */
  CHECKER_REFUSES(Category.SENDER, HttpStatus.UNPROCESSABLE_CONTENT),
  /** There is nothing at that path. */
  UNKNOWN_PATH(Category.SENDER, HttpStatus.NOT_FOUND),
  /** The path takes other methods. */
  METHOD_NOT_ALLOWED(Category.SENDER, HttpStatus.METHOD_NOT_ALLOWED),
  /** The answer can't be given in a form that the sender accepts. */
  NOT_ACCEPTABLE(Category.SENDER, HttpStatus.NOT_ACCEPTABLE),
  /** The body is longer than is allowed. */
  BODY_TOO_LARGE(Category.SENDER, HttpStatus.CONTENT_TOO_LARGE),
  /** The body is of a type that the path does not take. */
  UNSUPPORTED_MEDIA_TYPE(Category.SENDER, HttpStatus.UNSUPPORTED_MEDIA_TYPE),
  /** The plan can't be carried out as it is written. */
  INVALID_PLAN(Category.SENDER, HttpStatus.UNPROCESSABLE_CONTENT),
  /** Something on the target speaks against the plan. */
  TARGET_OBJECTS(Category.SENDER, HttpStatus.UNPROCESSABLE_CONTENT),
  /** Nothing may be rehearsed on the target. */
  NO_REHEARSAL_TARGET(Category.SENDER, HttpStatus.UNPROCESSABLE_CONTENT),
  /** The migration is no rehearsal. */
  NO_REHEARSAL(Category.SENDER, HttpStatus.NOT_FOUND),
  /** The request carries no token. */
  UNAUTHENTICATED(Category.ACCESS, HttpStatus.UNAUTHORIZED),
  /** The token is not one that counts. */
  INVALID_TOKEN(Category.ACCESS, HttpStatus.UNAUTHORIZED),
  /** The caller's role does not suffice. */
  FORBIDDEN(Category.ACCESS, HttpStatus.FORBIDDEN),
  /** The command does not fit where the migration stands. */
  DOES_NOT_FIT(Category.CONFLICT, HttpStatus.CONFLICT),
  /** A migration of that id was started with another plan. */
  PLAN_DIFFERS(Category.CONFLICT, HttpStatus.CONFLICT),
  /** Something that the planner needs for this is away or busy. */
  TRY_LATER(Category.EXTERNAL, HttpStatus.SERVICE_UNAVAILABLE),
  /** The planner's database does not answer. */
  DATABASE_AWAY(Category.EXTERNAL, HttpStatus.SERVICE_UNAVAILABLE),
  /** The issuer of tokens does not answer. */
  ISSUER_AWAY(Category.EXTERNAL, HttpStatus.SERVICE_UNAVAILABLE),
  /** The contract checker does not answer. */
  CHECKER_AWAY(Category.EXTERNAL, HttpStatus.SERVICE_UNAVAILABLE),
  /** The contract checker does not know the planner's token, or not with the role that it takes. */
  CHECKER_SHUTS_OUT(Category.EXTERNAL, HttpStatus.SERVICE_UNAVAILABLE),
  /** As many listen to events as one planner serves, or it is about to end. */
  NO_STREAM_FREE(Category.EXTERNAL, HttpStatus.SERVICE_UNAVAILABLE),
  /** The planner made a mistake. */
  INTERNAL(Category.INTERNAL, HttpStatus.INTERNAL_SERVER_ERROR);

  /** Who has to do something. */
  public enum Category {
    /** The sender corrects the request. */
    SENDER,
    /** The sender gets a token, or asks somebody who may. */
    ACCESS,
    /** The sender looks how the migration stands, and decides again. */
    CONFLICT,
    /** The sender waits and repeats the request. */
    EXTERNAL,
    /** Whoever runs the planner looks into its log. */
    INTERNAL
  }

  private final Category category;
  private final HttpStatus status;

  ErrorCode(Category category, HttpStatus status) {
    this.category = category;
    this.status = status;
  }

  public Category category() {
    return category;
  }

  public HttpStatus status() {
    return status;
  }

  /** Such as {@code unknown migration}. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Such as {@code urn:cinch:problem:unknown-migration}. */
  String type() {
    return "urn:cinch:problem:" + title().replace(' ', '-');
  }
}
