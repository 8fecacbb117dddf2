package dev.cinch.checker.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.contract.ContractKey;
import dev.cinch.checker.contract.MemoryContracts;
import dev.cinch.checker.contract.RegisterContract;
import dev.cinch.checker.heartbeat.HearHeartbeat.Said;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HearHeartbeatTest {

  private static final ContractKey KEY = new ContractKey("test", "billing", "orders-value");

  private final List<ContractKey> told = new ArrayList<>();

  @Test
  void tellsOfNewsAndOfNothingElse() {
    hear(false);
    assertThat(told).isEmpty();

    hear(true);
    assertThat(told).containsExactly(KEY);
  }

  private void hear(boolean news) {
    MemoryContracts contracts = new MemoryContracts();
    Heartbeats heartbeats =
        new Heartbeats() {
          @Override
          public boolean keep(Heartbeat heartbeat) {
            return news;
          }

          @Override
          public List<Heartbeat> of(ContractKey contract) {
            return List.of();
          }
        };
    new HearHeartbeat(
            contracts,
            new RegisterContract(contracts, version -> {}, told::add, Clock.systemUTC()),
            heartbeats,
            told::add)
        .hear(
            new Heartbeat(KEY, "one", null, "7", Instant.EPOCH, false),
            new Said("orders", "billing", "team-billing", null, false),
            "otto");
  }
}
