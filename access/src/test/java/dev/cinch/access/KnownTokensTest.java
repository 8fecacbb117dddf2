package dev.cinch.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.stack.access.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownTokensTest {

  @Test
  void findsWhoseTokenItIs() {
    KnownTokens tokens = known("ann", "checker");

    assertThat(tokens.holder("old")).hasValue(new Caller("ann", Role.OPERATOR, Set.of()));
    assertThat(tokens.holder("new")).hasValue(new Caller("ann", Role.OPERATOR, Set.of()));
    assertThat(tokens.holder("other")).isEmpty();
    assertThat(tokens.holder(Tokens.sha256("new"))).isEmpty();
  }

  @Test
  void letsNobodyBeCalledAsTheServiceIs() {
    assertThatThrownBy(() -> known("planner", "planner"))
        .hasMessage(
            "Cannot call a caller 'planner': that is what the planner calls itself in histories; choose another name");
    assertThat(known("planner", "checker").holder("new"))
        .hasValue(new Caller("planner", Role.OPERATOR, Set.of()));
  }

  @Test
  void letsNobodyBeCalledAsAnybodyIs() {
    assertThatThrownBy(() -> known("anonymous", "checker"))
        .hasMessage(
            "Cannot call a caller 'anonymous': that is what the checker calls whoever has no token in histories; choose another name");
  }

  private static KnownTokens known(String name, String service) {
    AccessProperties.Token token =
        new AccessProperties.Token(
            Role.OPERATOR, List.of(Tokens.sha256("old"), Tokens.sha256("new")), Set.of());
    return new KnownTokens(
        new AccessProperties(
            Map.of(name, token),
            new AccessProperties.Jwt(null, "cinch", "roles", "sub", "consumers")),
        service);
  }
}
