package dev.cinch.planner.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;

/** What a request takes at least; a controller may ask for more. */
final class NeededRole {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private NeededRole() {}

  /** Whoever opens more of the actuator than we do opens secrets and switches. */
  static Role of(HttpServletRequest request) {
    if (request.getRequestURI().startsWith("/actuator")) {
      return Role.APPROVER;
    }
    // previews and exports are asked by POST, since they are asked with a plan; they read only
    boolean reading =
        READING.contains(request.getMethod())
            || request.getRequestURI().startsWith("/api/previews")
            || request.getRequestURI().startsWith("/api/exports");
    return reading ? Role.VIEWER : Role.OPERATOR;
  }

  static AuthorizationDecision decide(
      Supplier<? extends Authentication> who, HttpServletRequest request) {
    return new AuthorizationDecision(
        who.get() instanceof CallerAuthentication known
            && known.getPrincipal().role().includes(of(request)));
  }
}
