package dev.cinch.worker.range;

import java.time.Duration;
import java.util.Optional;

/** Read before each slice: work goes on while it is empty. */
public interface StopSign {

  /** Why work must end now, if it must. */
  Optional<Stop> read();

  /** Waits for so long, or less where work must end before. */
  void await(Duration atMost);
}
