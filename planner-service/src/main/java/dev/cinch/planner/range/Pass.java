package dev.cinch.planner.range;

import dev.cinch.planner.migration.NextPass;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Progress.Rows;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way over the whole table, in BACKFILL or VERIFY.
 *
 * @param number from 1 within its phase
 */
public record Pass(
    long id, String migration, Phase phase, int number, Beginning beginning, Tally tally) {

  /**
   * How a pass begins.
   *
   * @param snapshot in which it counts, and writes nothing; null: it sees what there is
   * @param reason why the pass before it was not enough; null of the first
   */
  public record Beginning(Instant at, @Nullable String snapshot, @Nullable String reason) {

    /** Of a pass that sees what there is. */
    public static Beginning at(Instant now) {
      return new Beginning(now, null, null);
    }
  }

  /** What a pass is called within its migration. */
  public record Name(Phase phase, int number) {}

  /**
   * What has been reported of the pass.
   *
   * @param rangesLost ranges that a worker took and another had to begin again; what the first one
   *     repaired was never reported
   * @param pagesPerSecond that one slot gets done of late; null where none has reported yet
   */
  public record Tally(
      long rangesDone, long rangesLost, Rows rows, @Nullable Double pagesPerSecond) {}

  /** What to tell where it is not the first; empty where it is. */
  public Optional<NextPass> asNext() {
    return Optional.ofNullable(beginning.reason())
        .map(reason -> new NextPass(phase, number, reason));
  }

  /** True where the pass counts in one snapshot. */
  public boolean isInSnapshot() {
    return beginning.snapshot() != null;
  }

  /**
   * True where the pass proves that every row holds its value: nothing differed, and nothing is
   * lost that might have been repaired.
   */
  public boolean foundNothing() {
    return tally.rows().mismatches() == 0 && (isInSnapshot() || tally.rangesLost() == 0);
  }

  /** What it found, where that was not nothing. */
  public String found() {
    return tally.rows().mismatches() > 0
        ? "pass %d found %d rows that differed".formatted(number, tally.rows().mismatches())
        : "of pass %d, %d ranges were begun again by a second worker, and what the first one repaired in them is not known"
            .formatted(number, tally.rangesLost());
  }
}
