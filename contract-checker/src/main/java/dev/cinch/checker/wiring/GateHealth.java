package dev.cinch.checker.wiring;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down when nobody answers questions any more. */
@Component("gate")
class GateHealth implements HealthIndicator {

  private final GateLoop loop;

  GateHealth(GateLoop loop) {
    this.loop = loop;
  }

  @Override
  public Health health() {
    return loop.isRunning()
        ? Health.up().build()
        : Health.down()
            .withDetail("gate", "Nobody answers questions any more; restart this checker")
            .build();
  }
}
