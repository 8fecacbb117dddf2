package dev.cinch.worker.slot;

import dev.cinch.worker.range.AssignedRange;
import java.time.Instant;

/** One range in a slot's hands. */
public interface Delivery {

  AssignedRange range();

  /** When no further slice may begin, so that the range is reported well before its lock ends. */
  Instant workUntil();

  /** Runs work as part of what the range belongs to: what it sends carries on the range's trace. */
  void during(Runnable work);

  /** Takes the range off the queue, whatever came of it: the report has said so. */
  void acknowledge();
}
