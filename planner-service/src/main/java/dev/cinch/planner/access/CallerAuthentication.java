package dev.cinch.planner.access;

import java.io.Serial;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller whom the planner believes. */
final class CallerAuthentication extends AbstractAuthenticationToken {

  @Serial private static final long serialVersionUID = 1;

  private final transient Caller caller;

  CallerAuthentication(Caller caller) {
    super(
        caller.role().included().stream()
            .map(Role::name)
            .map(SimpleGrantedAuthority::new)
            .toList());
    this.caller = caller;
    setAuthenticated(true);
  }

  @Override
  public Caller getPrincipal() {
    return caller;
  }

  /** The token is not kept. */
  @Override
  public String getCredentials() {
    return "";
  }
}
