package dev.cinch.planner.http;

import dev.cinch.planner.problem.ErrorCode;
import dev.cinch.planner.problem.ProblemReplies;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the server sends what went wrong outside of controllers. */
@RestController
class LastResort implements ErrorController {

  private final ProblemReplies replies;

  LastResort(ProblemReplies replies) {
    this.replies = replies;
  }

  @RequestMapping("${spring.web.error.path:/error}")
  ResponseEntity<Object> error(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (status == null || status.equals(404)) {
      return replies.reply(
          ErrorCode.UNKNOWN_PATH,
          "Cannot find the path: there is nothing there; /openapi.yaml has all that are");
    }
    return status instanceof Integer code && code < 500
        ? replies.reply(
            ErrorCode.MALFORMED_REQUEST, "Cannot serve the request: it is malformed; mend it")
        : replies.reply(
            ErrorCode.INTERNAL,
            "Cannot serve the request: the planner made a mistake; look into its log");
  }
}
