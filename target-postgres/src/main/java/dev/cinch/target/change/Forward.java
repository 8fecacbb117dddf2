package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.value.SyncMode;
import java.util.List;

/**
 * How a row's new value is found.
 *
 * @param expression as PostgreSQL prints it, each column qualified by the alias {@code new}
 * @param reads the columns that it reads
 * @param volatileValue true: each call gives another value, so only rows without a value are
 *     filled, and none is ever repaired
 * @param mode who does it at each write; where applications do, what they wrote is never replaced
 */
public record Forward(
    String expression, List<Identifier> reads, boolean volatileValue, SyncMode mode) {

  public Forward {
    reads = List.copyOf(reads);
    if (expression.isBlank()) {
      throw new IllegalArgumentException("Cannot fill a column by an empty expression");
    }
  }

  /** By the trigger. */
  public Forward(String expression, List<Identifier> reads, boolean volatileValue) {
    this(expression, reads, volatileValue, SyncMode.TRIGGER);
  }
}
