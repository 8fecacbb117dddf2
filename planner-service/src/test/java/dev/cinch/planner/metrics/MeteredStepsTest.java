package dev.cinch.planner.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.backbone.meters.MigrationMeters;
import dev.cinch.target.name.TableName;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MeteredStepsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MeteredSteps steps =
      new MeteredSteps(new MigrationMeters(registry, Clock.systemUTC()));

  @Test
  void tellsTriesThatWereGivenUpFromTheOneThatDidIt() {
    Step step = step(LockMode.ACCESS_EXCLUSIVE);
    steps.gaveUp("orders", step, Duration.ofMillis(200));
    steps.gaveUp("orders", step, Duration.ofMillis(210));
    steps.carriedOut("orders", step, Duration.ofMillis(12));

    assertThat(
            registry
                .get("cinch.lock.retries")
                .tags("migration", "orders", "blocks", "foreground")
                .counter()
                .count())
        .isEqualTo(2);
    assertThat(wait("foreground", "given-up").count()).isEqualTo(2);
    assertThat(wait("foreground", "done").max(TimeUnit.MILLISECONDS)).isEqualTo(12);
  }

  @Test
  void tellsStepsThatBlockNobodyFromThoseThatDo() {
    steps.carriedOut("orders", step(LockMode.SHARE_UPDATE_EXCLUSIVE), Duration.ofMinutes(3));

    assertThat(wait("nobody", "done").count()).isEqualTo(1);
    assertThat(registry.find("cinch.lock.wait").tags("blocks", "foreground").timer()).isNull();
  }

  private Timer wait(String blocks, String outcome) {
    return registry
        .get("cinch.lock.wait")
        .tags("migration", "orders", "blocks", blocks, "outcome", outcome)
        .timer();
  }

  private static Step step(LockMode lock) {
    return new Step(
        "expand.add-column",
        "Add the column",
        TableName.of("public", "orders"),
        lock,
        true,
        List.of(),
        List.of("alter table orders add column reference_text text"),
        Undo.needless(),
        "select true");
  }
}
