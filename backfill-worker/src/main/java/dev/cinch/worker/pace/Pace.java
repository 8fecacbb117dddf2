package dev.cinch.worker.pace;

import java.util.Optional;

/** How fast this worker may write. Asked before each transaction, told after it. */
public interface Pace {

  /** What holds a migration's next transaction back at this moment, if anything. */
  Optional<Hold> hold(String migration);

  /** Told how many rows of a migration have been written. */
  void written(String migration, long rows);
}
