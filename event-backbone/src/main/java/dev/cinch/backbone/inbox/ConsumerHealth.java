package dev.cinch.backbone.inbox;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down when a consumer that should run has died: only a restart brings it back. */
public final class ConsumerHealth implements HealthIndicator {

  private final EventConsumers consumers;

  ConsumerHealth(EventConsumers consumers) {
    this.consumers = consumers;
  }

  @Override
  public Health health() {
    List<String> dead = consumers.dead();
    return dead.isEmpty() ? Health.up().build() : Health.down().withDetail("dead", dead).build();
  }
}
