package dev.cinch.worker.kafka;

import dev.cinch.worker.slot.RangeQueue;
import dev.cinch.worker.slot.RangeQueues;
import java.util.List;

/**
 * Opens a queue only once all that a range needs is there. Found out later it would cost ranges:
 * the broker puts a record away for good that was delivered a few times and never acknowledged.
 */
public final class CheckedRangeQueues implements RangeQueues {

  private final RangeQueues queues;
  private final List<Runnable> checks;

  /**
   * @param checks each throws where something is missing
   */
  public CheckedRangeQueues(RangeQueues queues, List<Runnable> checks) {
    this.queues = queues;
    this.checks = List.copyOf(checks);
  }

  @Override
  public RangeQueue open(String worker) {
    checks.forEach(Runnable::run);
    return queues.open(worker);
  }
}
