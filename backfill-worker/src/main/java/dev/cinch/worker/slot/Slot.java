package dev.cinch.worker.slot;

import dev.cinch.worker.range.MigrationStates;
import dev.cinch.worker.range.Shutdown;
import dev.cinch.worker.range.Turn;
import dev.cinch.worker.range.WorkOnRange;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Takes ranges one after the other. Whatever is thrown, an {@code Error} too, closes its queue, is
 * shown, and is followed by a new beginning after a while: a slot never dies quietly.
 */
final class Slot implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Slot.class);
  private static final Duration TAKE_AT_MOST = Duration.ofMillis(500);

  private final String name;
  private final RangeQueues queues;
  private final MigrationStates states;
  private final WorkOnRange work;
  private final Shutdown shutdown;
  private final BackOff backOff = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30));
  private final BackOff targetAway = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(10));
  private volatile SlotStatus status;

  /** Why the last range's target could not be reached. */
  private Optional<String> unreached = Optional.empty();

  Slot(
      String name,
      RangeQueues queues,
      MigrationStates states,
      WorkOnRange work,
      Shutdown shutdown) {
    this.name = name;
    this.queues = queues;
    this.states = states;
    this.work = work;
    this.shutdown = shutdown;
    this.status = new SlotStatus(name, Condition.STARTING, 0, Optional.empty());
  }

  SlotStatus status() {
    return status;
  }

  @Override
  public void run() {
    while (!shutdown.requested()) {
      try (RangeQueue queue = queues.open(name)) {
        serveOrBackOff(queue);
      } catch (Throwable problem) {
        restartLater(problem);
      }
    }
    show(Condition.ENDED);
  }

  /**
   * Waits before the queue is closed, which gives a range back at once: a broker puts a record away
   * for good that comes back too often.
   */
  private void serveOrBackOff(RangeQueue queue) {
    try {
      serve(queue);
    } catch (Throwable problem) {
      restartLater(problem);
    }
  }

  private void serve(RangeQueue queue) {
    while (!shutdown.requested()) {
      if (states.awaitCaughtUp(TAKE_AT_MOST)) {
        queue.take(TAKE_AT_MOST).ifPresent(this::work);
        // only now: a slot that takes ranges and can't report them has not recovered
        recovered();
      } else {
        show(Condition.STARTING);
      }
    }
  }

  private void work(Delivery delivery) {
    show(Condition.BUSY);
    Turn turn = new Turn(name, delivery.workUntil(), shutdown);
    MDC.put("migration", delivery.range().migration());
    MDC.put("range", delivery.range().id());
    try {
      delivery.during(() -> unreached = work.work(delivery.range(), turn));
      delivery.acknowledge();
      unreached.ifPresentOrElse(this::leaveRangesToOthers, targetAway::reset);
    } finally {
      MDC.remove("range");
      MDC.remove("migration");
    }
  }

  /**
   * A worker that fails fast would take range after range from those that reach the target, until
   * one of them has failed too often.
   */
  private void leaveRangesToOthers(String why) {
    Duration wait = targetAway.next();
    log.warn("Slot {} takes no range for {}, since its target is away: {}", name, wait, why);
    status = new SlotStatus(name, Condition.BACKING_OFF, status.restarts(), Optional.of(why));
    shutdown.await(wait);
  }

  private void recovered() {
    backOff.reset();
    status = new SlotStatus(name, Condition.IDLE, status.restarts(), Optional.empty());
  }

  private void restartLater(Throwable problem) {
    Duration wait = backOff.next();
    log.error("Slot {} broke off and begins anew in {}", name, wait, problem);
    status =
        new SlotStatus(
            name,
            Condition.BACKING_OFF,
            status.restarts() + 1,
            Optional.of(String.valueOf(problem)));
    shutdown.await(wait);
  }

  private void show(Condition condition) {
    status = new SlotStatus(name, condition, status.restarts(), status.problem());
  }
}
