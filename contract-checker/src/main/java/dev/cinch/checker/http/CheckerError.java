package dev.cinch.checker.http;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** What can go wrong with a request, each with what its sender may do. */
enum CheckerError {
  /** What was sent is not a contract: correct it. */
  INVALID_CONTRACT(Category.SENDER, HttpStatus.BAD_REQUEST),
  /** What was sent can't be read at all: correct it. */
  UNREADABLE_REQUEST(Category.SENDER, HttpStatus.BAD_REQUEST),
  /** What was sent is not an Avro schema: correct it. */
  INVALID_SCHEMA(Category.SENDER, HttpStatus.BAD_REQUEST),
  /** There is no such contract. */
  NO_SUCH_CONTRACT(Category.SENDER, HttpStatus.NOT_FOUND),
  /** The migration has no open question. */
  NO_OPEN_QUESTION(Category.SENDER, HttpStatus.NOT_FOUND),
  /** What was sent is no answer: correct it. */
  INVALID_ANSWER(Category.SENDER, HttpStatus.BAD_REQUEST),
  /** There is no such notice. */
  NO_SUCH_NOTICE(Category.SENDER, HttpStatus.NOT_FOUND),
  /** The link is not of our making. */
  FORGED_LINK(Category.SENDER, HttpStatus.FORBIDDEN),
  /** The request carries no token. */
  UNAUTHENTICATED(Category.ACCESS, HttpStatus.UNAUTHORIZED),
  /** The token is not one that counts. */
  INVALID_TOKEN(Category.ACCESS, HttpStatus.UNAUTHORIZED),
  /** The caller's role does not suffice, or it speaks for others. */
  FORBIDDEN(Category.ACCESS, HttpStatus.FORBIDDEN),
  /** Two changes met: send it again. */
  CONTRACT_CHANGED(Category.CONFLICT, HttpStatus.CONFLICT),
  /** The registry is away: send it again later. */
  REGISTRY_AWAY(Category.EXTERNAL, HttpStatus.SERVICE_UNAVAILABLE),
  /** The issuer of tokens does not answer: send it again later. */
  ISSUER_AWAY(Category.EXTERNAL, HttpStatus.SERVICE_UNAVAILABLE),
  /** The checker's database is away: send it again later. */
  DATABASE_AWAY(Category.EXTERNAL, HttpStatus.SERVICE_UNAVAILABLE);

  /** Who has to do something. */
  enum Category {
    /** The sender corrects the request. */
    SENDER,
    /** The sender gets a token, or asks somebody who may. */
    ACCESS,
    /** The sender repeats the request. */
    CONFLICT,
    /** The sender waits. */
    EXTERNAL
  }

  private final Category category;
  private final HttpStatus status;

  CheckerError(Category category, HttpStatus status) {
    this.category = category;
    this.status = status;
  }

  Category category() {
    return category;
  }

  HttpStatus status() {
    return status;
  }

  /** Such as {@code no-such-contract}: the last part of the problem's type. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
