package dev.cinch.worker.range;

import java.time.Duration;

/** Told of each transaction on a target, and of each wait before one; for measuring. */
public interface Slices {

  void written(Order order, Slice slice);

  /**
   * A slot has waited before its next transaction.
   *
   * @param signal what held it back, as one of few words
   */
  void waited(Order order, String signal, Duration length);

  /**
   * What one transaction did.
   *
   * @param seen rows looked at
   * @param changed rows written
   * @param hot of these, rows updated without touching an index
   * @param mismatches VERIFY: rows that differed from the expression
   */
  record Slice(long seen, long changed, long hot, long mismatches, Duration duration) {}
}
