package dev.cinch.worker.slot;

import dev.cinch.worker.range.MigrationStates;
import dev.cinch.worker.range.Shutdown;
import dev.cinch.worker.range.WorkOnRange;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All slots of this worker, each on a thread of its own. */
public final class SlotPool {

  private static final Logger log = LoggerFactory.getLogger(SlotPool.class);

  private final Shutdown shutdown = new Shutdown();
  private final List<Seat> seats;

  private record Seat(Slot slot, Thread thread) {

    static Seat of(Slot slot) {
      Thread thread = new Thread(slot, slot.status().name());
      thread.setDaemon(true);
      return new Seat(slot, thread);
    }

    SlotStatus status() {
      SlotStatus status = slot.status();
      boolean gone = thread.getState() == Thread.State.TERMINATED;
      return gone && status.condition() != Condition.ENDED
          ? new SlotStatus(status.name(), Condition.DEAD, status.restarts(), status.problem())
          : status;
    }
  }

  /**
   * @param worker name of this worker
   * @param slots how many ranges it works on at a time
   */
  public SlotPool(
      String worker, int slots, RangeQueues queues, MigrationStates states, WorkOnRange work) {
    this.seats =
        IntStream.rangeClosed(1, slots)
            .mapToObj(n -> new Slot(worker + "/" + n, queues, states, work, shutdown))
            .map(Seat::of)
            .toList();
  }

  public void start() {
    seats.forEach(seat -> seat.thread().start());
  }

  /**
   * Asks all slots to hand back what they hold and to leave, and waits for them.
   *
   * @return false where some had not left after the grace period
   */
  public boolean stop(Duration grace) {
    shutdown.request();
    long deadline = System.nanoTime() + grace.toNanos();
    for (Seat seat : seats) {
      join(seat.thread(), deadline - System.nanoTime());
    }
    List<String> late =
        seats.stream()
            .filter(s -> s.thread().isAlive())
            .map(s -> s.slot().status().name())
            .toList();
    if (!late.isEmpty()) {
      log.warn(
          "Slots {} had not left after {}; their ranges are given out again by the broker",
          late,
          grace);
    }
    return late.isEmpty();
  }

  public List<SlotStatus> statuses() {
    return seats.stream().map(Seat::status).toList();
  }

  private static void join(Thread thread, long nanos) {
    if (nanos <= 0) {
      return;
    }
    try {
      thread.join(Math.max(1, nanos / 1_000_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
