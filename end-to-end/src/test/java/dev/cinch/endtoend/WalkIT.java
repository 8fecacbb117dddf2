package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.shop.ShopTraffic;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WalkIT {

  @Test
  void carriesOneMigrationThroughAllItsPhasesUnderLiveTraffic() throws IOException {
    try (Walk walk = new Walk(50_000, Map.of())) {
      walk.suite.startAll(2);
      walk.prepareConsumers();
      try (ShopTraffic traffic = ShopTraffic.start(walk.shop, 2, Duration.ofMillis(2))) {
        walk.startMigration();
        walk.awaitStatus("TIGHTEN", "GATED");
        walk.upgradeConsumers();
        walk.awaitStatus("SWITCH", "DONE");
        traffic.switchToNew();
        walk.awaitState("COMPLETED");
        Map<Long, Integer> expected = traffic.stop();
        assertThat(traffic.errors()).isEmpty();
        assertThat(traffic.statements()).isPositive();
        new Leftovers(walk.shop).assertOrders(expected);
      }
      new Leftovers(walk.shop).assertNothingOfOurs();
    }
  }
}
