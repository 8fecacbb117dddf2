package dev.cinch.planner.http;

import dev.cinch.planner.problem.ErrorCode;
import dev.cinch.planner.problem.ProblemReplies;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Says what the server itself refuses, before any filter sees it, in the form of all the others.
 */
final class BareErrors extends ErrorReportValve {

  private final ProblemReplies replies;

  BareErrors(ProblemReplies replies) {
    this.replies = replies;
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failed) {
    if (response.getStatus() < 400
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    try {
      write(response, failed);
      response.finishResponse();
    } catch (IOException gone) {
      container.getLogger().debug("A caller left before it was told what was wrong", gone);
    }
  }

  private void write(Response response, @Nullable Throwable failed) throws IOException {
    if (failed == null || response.getStatus() < 500) {
      replies.write(
          response,
          ErrorCode.MALFORMED_REQUEST,
          "Cannot serve the request: it is no proper HTTP, or longer than any should be; mend it");
    } else {
      replies.write(
          response,
          ErrorCode.INTERNAL,
          "Cannot serve the request: the planner made a mistake; look into its log");
    }
  }
}
