package dev.cinch.worker;

import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** Worker processes of a share group, whose broker locks a range for as short as it may. */
@Tag("wide")
class FrozenWorkerIT extends FrozenWorkerScenario {

  private static final Duration LOCK = Duration.ofSeconds(15);

  FrozenWorkerIT() {
    super(Dispatch.SHARE, LOCK, Duration.ofSeconds(2), LOCK.plusSeconds(2));
  }
}
