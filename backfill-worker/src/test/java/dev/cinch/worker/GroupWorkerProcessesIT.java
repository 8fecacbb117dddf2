package dev.cinch.worker;

import java.time.Duration;
import org.junit.jupiter.api.Tag;

/**
 * Worker processes of an ordinary consumer group: one that is killed or frozen is missed when its
 * session is over, after 10 s, and the others share its partitions after that.
 */
@Tag("long")
class GroupWorkerProcessesIT extends FrozenWorkerScenario {

  private static final Duration SESSION_AND_ITS_END = Duration.ofSeconds(14);

  GroupWorkerProcessesIT() {
    super(Dispatch.GROUP, Duration.ofSeconds(30), SESSION_AND_ITS_END, SESSION_AND_ITS_END);
  }
}
