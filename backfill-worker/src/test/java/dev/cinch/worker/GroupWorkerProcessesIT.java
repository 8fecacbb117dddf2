package dev.cinch.worker;

import org.junit.jupiter.api.Tag;

/** Worker processes of an ordinary consumer group: one that is killed is missed after 10 s. */
@Tag("long")
class GroupWorkerProcessesIT extends KilledWorkerScenario {

  GroupWorkerProcessesIT() {
    super(Dispatch.GROUP);
  }
}
