package dev.cinch.planner.metrics;

import dev.cinch.backbone.meters.MigrationMeters;
import dev.cinch.planner.step.StepWatch;
import dev.cinch.target.step.Step;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Times how long steps queued for their locks and held them, and counts what they gave up. */
final class MeteredSteps implements StepWatch {

  /** Around the lock budget, and up to what blocks nobody. */
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(10),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(200),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(10),
    Duration.ofMinutes(1),
    Duration.ofMinutes(10)
  };

  private final MigrationMeters meters;

  MeteredSteps(MigrationMeters meters) {
    this.meters = meters;
  }

  @Override
  public void gaveUp(String migration, Step step, Duration lasted) {
    Tags tags = tags(migration, step);
    Counter.builder("cinch.lock.retries")
        .description("Tries of steps that did not get their lock and were repeated")
        .tags(tags)
        .register(meters.registry())
        .increment();
    wait(tags, "given-up").record(lasted);
  }

  @Override
  public void carriedOut(String migration, Step step, Duration held) {
    wait(tags(migration, step), "done").record(held);
  }

  private Tags tags(String migration, Step step) {
    String blocks = step.lock().blocksForeground() ? "foreground" : "nobody";
    return meters.tags(migration).and("blocks", blocks);
  }

  private Timer wait(Tags tags, String outcome) {
    return Timer.builder("cinch.lock.wait")
        .description("Tries of steps, from queueing for their lock to their end")
        .tags(tags.and("outcome", outcome))
        .serviceLevelObjectives(BOUNDS)
        .register(meters.registry());
  }
}
