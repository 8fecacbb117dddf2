package dev.cinch.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;

/** Holds a phase in its middle by a lock, and the next one too, without a moment in between. */
final class HandOver {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Walk walk;

  HandOver(Walk walk) {
    this.walk = walk;
  }

  /**
   * Lets the planner's waiting statement through, and has the next lock in the moment it commits. A
   * statement that gives up meanwhile lets the test's request pass it; then again.
   */
  HeldLock pass(HeldLock lock, String phase, Supplier<HeldLock> request) throws IOException {
    HeldLock held = lock;
    while (!walk.status(phase).equals("DONE")) {
      awaitWaiting(Walk.PLANNER_SESSION);
      HeldLock next = request.get();
      await("the test's request waits behind the planner's, or has passed it")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> next.isGranted() || next.waitsBehindPlanner(walk.shop));
      held.close();
      held = next.awaitGranted();
      awaitMoved(phase);
    }
    return held;
  }

  /** The phase is over, or its next statement waits for the test's lock. */
  private void awaitMoved(String phase) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .ignoreException(IOException.class)
        .until(() -> walk.status(phase).equals("DONE") || isWaiting(Walk.PLANNER_SESSION));
  }

  /** The name of a session of that name, or like that pattern, as soon as it waits for a lock. */
  String awaitWaiting(String session) {
    return await(session + " waits for a lock")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> waiting(session), name -> !name.isEmpty());
  }

  private boolean isWaiting(String session) {
    return !waiting(session).isEmpty();
  }

  /** Empty where none does. */
  private String waiting(String session) {
    return walk.shop.ask(
        """
        select coalesce(max(application_name), '') from pg_stat_activity
         where application_name like '%s' and wait_event_type = 'Lock'
           and wait_event <> 'advisory'
        """
            .formatted(session));
  }
}
