package dev.cinch.worker.range;

/**
 * The attempt and epoch of a migration, as a range or a state carries them. Both only ever rise, so
 * two generations tell which of their bearers is late.
 *
 * @param attempt raised at each resume and rollback
 * @param epoch raised when BACKFILL and VERIFY are left
 */
public record Generation(int attempt, long epoch) {

  /** True where either counter is behind the other's: its bearer is late. */
  boolean isBehind(Generation other) {
    return attempt < other.attempt || epoch < other.epoch;
  }

  @Override
  public String toString() {
    return "attempt " + attempt + ", epoch " + epoch;
  }
}
