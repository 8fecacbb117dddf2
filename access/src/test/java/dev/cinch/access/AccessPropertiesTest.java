package dev.cinch.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.stack.access.Tokens;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AccessPropertiesTest {

  private static final String HASH = Tokens.sha256("a");
  private static final String OTHER_HASH = Tokens.sha256("b");

  @Test
  void knowsNobodyByDefault() {
    AccessProperties properties = bound(Map.of());

    assertThat(properties.isEmpty()).isTrue();
    assertThat(properties.jwt())
        .isEqualTo(new AccessProperties.Jwt(null, "cinch", "roles", "sub", "consumers"));
  }

  @Test
  void readsEachOfItsSettings() {
    AccessProperties properties =
        bound(
            Map.of(
                "cinch.access.tokens.ann.role", "approver",
                "cinch.access.tokens.ann.sha256", HASH + "," + OTHER_HASH,
                "cinch.access.jwt.issuer", "https://issuer.example",
                "cinch.access.jwt.audience", "planner",
                "cinch.access.jwt.roles", "realm_access.roles",
                "cinch.access.jwt.name", "email",
                "cinch.access.jwt.consumers", "cinch.consumers"));

    assertThat(properties.isEmpty()).isFalse();
    assertThat(properties.tokens())
        .containsExactly(
            Map.entry(
                "ann",
                new AccessProperties.Token(Role.APPROVER, List.of(HASH, OTHER_HASH), Set.of())));
    assertThat(properties.jwt())
        .isEqualTo(
            new AccessProperties.Jwt(
                URI.create("https://issuer.example"),
                "planner",
                "realm_access.roles",
                "email",
                "cinch.consumers"));
  }

  @Test
  void readsForWhomATokenSpeaks() {
    AccessProperties properties =
        bound(
            Map.of(
                "cinch.access.tokens.kit.role", "consumer",
                "cinch.access.tokens.kit.sha256", HASH,
                "cinch.access.tokens.kit.consumers", "billing,ledger"));

    assertThat(new KnownTokens(properties, "checker").holder("a"))
        .hasValue(new Caller("kit", Role.CONSUMER, Set.of("billing", "ledger")));
  }

  @Test
  void refusesATokenThatSpeaksForNobodyOrForSomebodyBesidesItsRole() {
    assertThatThrownBy(() -> new Caller("kit", Role.CONSUMER, Set.of()))
        .hasMessageStartingWith("Cannot use a token of the role consumer that names no consumers");
    assertThatThrownBy(() -> new Caller("otto", Role.OPERATOR, Set.of("billing")))
        .hasMessageStartingWith("Cannot use a token of the role operator that names 1 consumers");
  }

  @Test
  void refusesWhatIsNoHash() {
    assertRefused(
        Map.of(
            "cinch.access.tokens.ann.role", "viewer", "cinch.access.tokens.ann.sha256", "secret"),
        "Cannot use a token of cinch.access.tokens: its sha256 is not 64 hexadecimal digits in lower case; make it with sha256sum, as docs/operations.md says");
  }

  @Test
  void refusesATokenWithoutARoleOrAHash() {
    String message = "Cannot use a token of cinch.access.tokens: it needs a role and a sha256";

    assertRefused(Map.of("cinch.access.tokens.ann.role", "viewer"), message);
    assertRefused(Map.of("cinch.access.tokens.ann.sha256", HASH), message);
  }

  @Test
  void refusesOneTokenForTwo() {
    assertRefused(
        Map.of(
            "cinch.access.tokens.ann.role",
            "viewer",
            "cinch.access.tokens.ann.sha256",
            HASH,
            "cinch.access.tokens.bob.role",
            "approver",
            "cinch.access.tokens.bob.sha256",
            HASH),
        "Cannot tell callers apart: one hash stands twice in cinch.access.tokens; make a token for each of them");
  }

  private static void assertRefused(Map<String, String> settings, String message) {
    assertThatThrownBy(() -> bound(settings)).hasRootCauseMessage(message);
  }

  private static AccessProperties bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(new HashMap<>(settings)))
        .bindOrCreate("cinch.access", AccessProperties.class);
  }
}
