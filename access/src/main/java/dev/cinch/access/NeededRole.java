package dev.cinch.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;

/** What a request takes at least. */
final class NeededRole {

  private final AccessRules rules;

  NeededRole(AccessRules rules) {
    this.rules = rules;
  }

  /** Whoever opens more of the actuator than we do opens secrets and switches. */
  Role of(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/actuator") ? Role.APPROVER : rules.needed(request);
  }

  AuthorizationDecision decide(Supplier<? extends Authentication> who, HttpServletRequest request) {
    return new AuthorizationDecision(
        who.get() instanceof CallerAuthentication known
            && known.getPrincipal().role().includes(of(request)));
  }
}
