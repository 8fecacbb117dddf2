package dev.cinch.planner.http;

import dev.cinch.planner.problem.ErrorCode;
import dev.cinch.planner.problem.RequestRefusedException;

/** How much of a list fits on one page. */
final class PageLimit {

  private static final int MOST = 200;

  private PageLimit() {}

  static int checked(int limit, String what) {
    if (limit < 1 || limit > MOST) {
      throw new RequestRefusedException(
          ErrorCode.INVALID_VALUE,
          "Cannot list %d %s at a time: 'limit' is from 1 to %d".formatted(limit, what, MOST));
    }
    return limit;
  }
}
