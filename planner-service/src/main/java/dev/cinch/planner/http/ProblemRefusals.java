package dev.cinch.planner.http;

import dev.cinch.access.Refusal;
import dev.cinch.access.Refusals;
import dev.cinch.planner.problem.ErrorCode;
import dev.cinch.planner.problem.ProblemReplies;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;

@Component
final class ProblemRefusals implements Refusals {

  private final ProblemReplies replies;

  ProblemRefusals(ProblemReplies replies) {
    this.replies = replies;
  }

  @Override
  public void write(HttpServletResponse response, Refusal why, String detail) throws IOException {
    replies.write(
        response,
        switch (why) {
          case UNAUTHENTICATED -> ErrorCode.UNAUTHENTICATED;
          case INVALID_TOKEN -> ErrorCode.INVALID_TOKEN;
          case FORBIDDEN -> ErrorCode.FORBIDDEN;
          case ISSUER_AWAY -> ErrorCode.ISSUER_AWAY;
        },
        detail);
  }
}
