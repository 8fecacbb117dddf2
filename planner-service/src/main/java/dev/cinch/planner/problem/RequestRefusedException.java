package dev.cinch.planner.problem;

import java.io.Serial;

/** A request that can't be served, for the reason that its code gives. */
public final class RequestRefusedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private final ErrorCode code;

  public RequestRefusedException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }
}
