package dev.cinch.stack.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.stack.suite.SuiteOptions.TargetLogins;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetVariablesTest {

  private static final Login PLANNER = new Login("jdbc:postgresql://db/shop", "owner", "s\"c\\ret");
  private static final TargetLogins LOGINS =
      new TargetLogins(PLANNER, new Login("jdbc:postgresql://db/shop", "worker", "w"), PLANNER);

  @Test
  void aPlainNameHasVariablesOfItsOwn() {
    assertThat(TargetVariables.of(Map.of("shop", LOGINS), TargetLogins::worker))
        .containsExactly(
            Map.entry("CINCH_TARGETS_SHOP_URL", "jdbc:postgresql://db/shop"),
            Map.entry("CINCH_TARGETS_SHOP_USERNAME", "worker"),
            Map.entry("CINCH_TARGETS_SHOP_PASSWORD", "w"));
  }

  @Test
  void anyOtherNameGoesAsJson() {
    assertThat(TargetVariables.of(Map.of("Orders_eu-1", LOGINS), TargetLogins::planner))
        .containsExactly(
            Map.entry(
                "SPRING_APPLICATION_JSON",
                "{\"cinch.targets[Orders_eu-1].url\":\"jdbc:postgresql://db/shop\","
                    + "\"cinch.targets[Orders_eu-1].username\":\"owner\","
                    + "\"cinch.targets[Orders_eu-1].password\":\"s\\u0022c\\u005cret\"}"));
  }
}
