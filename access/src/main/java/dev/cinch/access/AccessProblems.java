package dev.cinch.access;

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

  private final Refusals refusals;
  private final NeededRole needed;

  AccessProblems(Refusals refusals, NeededRole needed) {
    this.refusals = refusals;
    this.needed = needed;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
      throws IOException {
    if (failed instanceof AuthenticationServiceException) {
      refusals.write(
          response,
          Refusal.ISSUER_AWAY,
          cannot(request) + "%s; send it again later".formatted(failed.getMessage()));
    } else if (failed instanceof OAuth2AuthenticationException) {
      response.setHeader(
          HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"cinch\", error=\"invalid_token\"");
      refusals.write(
          response,
          Refusal.INVALID_TOKEN,
          cannot(request)
              + "its token does not count (%s); get a new one".formatted(failed.getMessage()));
    } else {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"cinch\"");
      refusals.write(
          response,
          Refusal.UNAUTHENTICATED,
          cannot(request) + "it has no token; send the header 'Authorization: Bearer <token>'");
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    refusals.write(response, Refusal.FORBIDDEN, cannot(request) + reason(request));
  }

  private String reason(HttpServletRequest request) {
    if (SecurityContextHolder.getContext().getAuthentication()
        instanceof CallerAuthentication known) {
      return "%s has the role %s; it takes the role %s"
          .formatted(known.getName(), known.getPrincipal().role(), needed.of(request));
    }
    return "it is not allowed";
  }

  private static String cannot(HttpServletRequest request) {
    return "Cannot serve %s %s: ".formatted(request.getMethod(), request.getRequestURI());
  }
}
