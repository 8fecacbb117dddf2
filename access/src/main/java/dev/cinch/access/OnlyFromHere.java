package dev.cinch.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in whoever calls from this machine, where nobody has a token. Two ways lead here from
 * elsewhere all the same, and are closed: a proxy, and a browser that shows somebody else's page.
 */
final class OnlyFromHere extends OncePerRequestFilter {

  private static final Pattern THIS_MACHINE =
      Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[?::1]?)");
  private static final List<String> OF_PROXIES =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  private final Refusals refusals;
  private final String service;

  OnlyFromHere(Refusals refusals, String service) {
    this.refusals = refusals;
    this.service = service;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (comesFromElsewhere(request)) {
      refusals.write(
          response,
          Refusal.FORBIDDEN,
          "Cannot serve %s %s: it comes through a proxy or from a page of another site, and this %s knows no tokens; configure cinch.access"
              .formatted(request.getMethod(), request.getRequestURI(), service));
      return;
    }
    SecurityContextHolder.getContext().setAuthentication(new CallerAuthentication(Caller.ANYBODY));
    chain.doFilter(request, response);
  }

  private static boolean comesFromElsewhere(HttpServletRequest request) {
    return !isHere(request.getServerName())
        || OF_PROXIES.stream().anyMatch(name -> request.getHeader(name) != null)
        || isForeign(request.getHeader(HttpHeaders.ORIGIN));
  }

  private static boolean isForeign(@Nullable String origin) {
    return origin != null && !isHere(hostOf(origin));
  }

  private static @Nullable String hostOf(String origin) {
    try {
      return URI.create(origin).getHost();
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }

  private static boolean isHere(@Nullable String host) {
    return host != null && THIS_MACHINE.matcher(host).matches();
  }
}
