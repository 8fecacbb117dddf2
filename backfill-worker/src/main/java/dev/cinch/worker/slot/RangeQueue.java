package dev.cinch.worker.slot;

import java.time.Duration;
import java.util.Optional;

/**
 * Ranges as one slot sees them, one at a time. A record that can't be read is put aside by the
 * queue itself and never reaches the slot.
 */
public interface RangeQueue extends AutoCloseable {

  /** Waits for a range, at most for so long. The one before must have been acknowledged. */
  Optional<Delivery> take(Duration atMost);

  /** Leaves; a range that was taken and not acknowledged goes to another slot. */
  @Override
  void close();
}
