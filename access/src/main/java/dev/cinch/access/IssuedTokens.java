package dev.cinch.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Tokens that an issuer has signed, with the caller's role among their claims. */
final class IssuedTokens {

  private final JwtDecoder decoder;
  private final AccessProperties.Jwt settings;
  private final String service;

  IssuedTokens(JwtDecoder decoder, AccessProperties.Jwt settings, String service) {
    this.decoder = decoder;
    this.settings = settings;
    this.service = service;
  }

  /** Fails with the reason where the token does not count. */
  Caller holder(String token) {
    Jwt jwt = decoded(token);
    String name = jwt.getClaimAsString(settings.name());
    if (name == null) {
      throw new InvalidBearerTokenException("it has no claim " + settings.name());
    }
    try {
      Role role = role(jwt);
      return Caller.withToken(
          name, role, role == Role.CONSUMER ? consumers(jwt) : Set.of(), service);
    } catch (IllegalArgumentException unfit) {
      throw new InvalidBearerTokenException(String.valueOf(unfit.getMessage()), unfit);
    }
  }

  private Jwt decoded(String token) {
    try {
      return decoder.decode(token);
    } catch (BadJwtException bad) {
      throw new InvalidBearerTokenException(String.valueOf(bad.getMessage()), bad);
    } catch (JwtException | JwtDecoderInitializationException away) {
      throw new AuthenticationServiceException(
          "the issuer %s does not answer".formatted(settings.issuer()), away);
    }
  }

  private Role role(Jwt jwt) {
    List<String> claimed = words(at(jwt.getClaims(), settings.roles()));
    return Arrays.stream(Role.values())
        .filter(role -> claimed.contains(role.toString()))
        .reduce((one, higher) -> higher)
        .orElseThrow(
            () ->
                new InvalidBearerTokenException(
                    "its claim %s holds none of %s"
                        .formatted(settings.roles(), Arrays.toString(Role.values()))));
  }

  private Set<String> consumers(Jwt jwt) {
    return Set.copyOf(named(at(jwt.getClaims(), settings.consumers())));
  }

  /** A claim may lie inside another one. */
  private static @Nullable Object at(Map<String, Object> claims, String path) {
    Object here = claims;
    for (String name : path.split("\\.", -1)) {
      here = here instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return here;
  }

  private static List<String> words(@Nullable Object claim) {
    return named(claim).stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }

  /** A list of words, or one text with spaces between them as in {@code scope}. */
  private static List<String> named(@Nullable Object claim) {
    return claim instanceof Collection<?> many
        ? many.stream().map(String::valueOf).toList()
        : Optional.ofNullable(claim)
            .map(text -> List.of(String.valueOf(text).split(" ")))
            .orElse(List.of());
  }
}
