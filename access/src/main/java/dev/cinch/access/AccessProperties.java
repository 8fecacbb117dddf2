package dev.cinch.access;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call.
 *
 * @param tokens by the name of whoever has them; the name is the actor in the history
 * @param jwt tokens of an issuer
 */
@ConfigurationProperties("cinch.access")
public record AccessProperties(@DefaultValue Map<String, Token> tokens, @DefaultValue Jwt jwt) {

  public AccessProperties {
    tokens = Map.copyOf(tokens);
    long hashes = tokens.values().stream().mapToLong(token -> token.sha256().size()).sum();
    long distinct =
        tokens.values().stream().flatMap(token -> token.sha256().stream()).distinct().count();
    if (hashes != distinct) {
      throw new IllegalArgumentException(
          "Cannot tell callers apart: one hash stands twice in cinch.access.tokens; make a token for each of them");
    }
  }

  /** True where nobody could be told from anybody else. */
  boolean isEmpty() {
    return tokens.isEmpty() && jwt.issuer() == null;
  }

  /**
   * What is known of somebody's token.
   *
   * @param role what its holder may do
   * @param sha256 hash of the token, hexadecimal; a second one while it is being replaced
   * @param consumers for whom its holder speaks; of the role {@code consumer} only
   */
  public record Token(Role role, List<String> sha256, @DefaultValue Set<String> consumers) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    @SuppressWarnings("ConstantValue") // what is not set is bound as null
    public Token {
      if (role == null || sha256 == null || sha256.isEmpty()) {
        throw new IllegalArgumentException(
            "Cannot use a token of cinch.access.tokens: it needs a role and a sha256");
      }
      sha256 = List.copyOf(sha256);
      consumers = Set.copyOf(consumers);
      if (!sha256.stream().allMatch(hash -> HASH.matcher(hash).matches())) {
        throw new IllegalArgumentException(
            "Cannot use a token of cinch.access.tokens: its sha256 is not 64 hexadecimal digits in lower case; make it with sha256sum, as docs/operations.md says");
      }
    }
  }

  /**
   * Tokens that an issuer signs.
   *
   * @param issuer its address, under which its keys are found; none: no such tokens
   * @param audience that a token must name
   * @param roles path of the claim with the roles, such as {@code realm_access.roles}
   * @param name the claim with the caller's name
   * @param consumers path of the claim with the consumers for whom the role {@code consumer} speaks
   */
  public record Jwt(
      @Nullable URI issuer,
      @DefaultValue("cinch") String audience,
      @DefaultValue("roles") String roles,
      @DefaultValue("sub") String name,
      @DefaultValue("consumers") String consumers) {}
}
