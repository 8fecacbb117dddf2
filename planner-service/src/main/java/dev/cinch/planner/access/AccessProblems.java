package dev.cinch.planner.access;

import dev.cinch.planner.problem.ErrorCode;
import dev.cinch.planner.problem.ProblemReplies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Says why a caller is not let in. */
final class AccessProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final ProblemReplies replies;

  AccessProblems(ProblemReplies replies) {
    this.replies = replies;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
      throws IOException {
    if (failed instanceof AuthenticationServiceException) {
      replies.write(
          response,
          ErrorCode.ISSUER_AWAY,
          cannot(request) + "%s; send it again later".formatted(failed.getMessage()));
    } else if (failed instanceof OAuth2AuthenticationException) {
      response.setHeader(
          HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"cinch\", error=\"invalid_token\"");
      replies.write(
          response,
          ErrorCode.INVALID_TOKEN,
          cannot(request)
              + "its token does not count (%s); get a new one".formatted(failed.getMessage()));
    } else {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"cinch\"");
      replies.write(
          response,
          ErrorCode.UNAUTHENTICATED,
          cannot(request) + "it has no token; send the header 'Authorization: Bearer <token>'");
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    replies.write(response, ErrorCode.FORBIDDEN, cannot(request) + reason(request));
  }

  private static String reason(HttpServletRequest request) {
    if (SecurityContextHolder.getContext().getAuthentication()
        instanceof CallerAuthentication known) {
      return "%s has the role %s; it takes the role %s"
          .formatted(known.getName(), known.getPrincipal().role(), NeededRole.of(request));
    }
    return "it is not allowed";
  }

  private static String cannot(HttpServletRequest request) {
    return "Cannot serve %s %s: ".formatted(request.getMethod(), request.getRequestURI());
  }
}
