package dev.cinch.worker.range;

/** The tables of the targets, as far as a worker touches them. */
public interface Tables {

  /**
   * Fills or verifies the pages of an order, slice by slice, until they are done, the stop sign
   * shows, the target says that the range does not fit it any more, or it refuses. Each slice by
   * itself establishes that the target's marker still holds the order's epoch and digest.
   *
   * @throws TargetUnavailable where the target could not be reached or broke off; pages from the
   *     order's first on may be done or not, and doing them again is harmless
   * @throws RowsHeldByOthers where others hold rows or the table for longer than a slice may wait;
   *     the same holds of pages
   */
  Progress work(Order order, StopSign sign);
}
