package dev.cinch.worker.pace;

import dev.cinch.worker.range.Order;
import java.util.Optional;

/** How fast this worker may write. Asked before each transaction, told after it. */
public interface Pace {

  /** What holds the next transaction back at this moment, if anything. */
  Optional<Hold> hold(Order order);

  /** What keeps the pace from rising, though nothing holds the next transaction back. */
  default Optional<String> remark(Order order) {
    return Optional.empty();
  }

  /** Told what a transaction has done. */
  void written(Order order, Written written);
}
