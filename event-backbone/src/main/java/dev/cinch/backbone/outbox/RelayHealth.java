package dev.cinch.backbone.outbox;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down when the relay's thread has died: only a restart brings it back. */
public final class RelayHealth implements HealthIndicator {

  private final OutboxRelay relay;

  RelayHealth(OutboxRelay relay) {
    this.relay = relay;
  }

  @Override
  public Health health() {
    return relay.isDead()
        ? Health.down().withDetail("dead", "the outbox relay's thread").build()
        : Health.up().build();
  }
}
