package dev.cinch.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Finds out whose token it is: one of the settings, or one of the issuer. */
final class Callers implements AuthenticationManager {

  private final KnownTokens known;
  private final @Nullable IssuedTokens issued;

  Callers(KnownTokens known, @Nullable IssuedTokens issued) {
    this.known = known;
    this.issued = issued;
  }

  @Override
  public Authentication authenticate(Authentication authentication) {
    String token = ((BearerTokenAuthenticationToken) authentication).getToken();
    Optional<Caller> holder = known.holder(token);
    if (holder.isPresent()) {
      return new CallerAuthentication(holder.get());
    }
    if (issued == null) {
      throw new InvalidBearerTokenException("nobody has been given it");
    }
    return new CallerAuthentication(issued.holder(token));
  }
}
