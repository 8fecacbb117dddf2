package dev.cinch.planner.preview;

import dev.cinch.planner.lint.TargetPicture;
import dev.cinch.planner.lint.TargetPicture.Slot;
import dev.cinch.target.catalog.TableFacts;
import dev.cinch.target.range.Leaf;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the fill of a table is likely to take, from the target's own statistics. Estimates, all of
 * them: rows as of the last vacuum or analyze, bytes to about a half more or less.
 *
 * @param rows that are there
 * @param pages that they fill
 * @param ranges that workers take, for one pass
 * @param walBytes that one pass over the rows writes
 * @param diskBytes that table and indexes grow by
 * @param atCap how long one pass takes at the plan's rows per second; null where it has no cap
 * @param changeReaders logical slots whose readers get a change event for each row that is written
 */
public record Forecast(
    long rows,
    long pages,
    long ranges,
    long walBytes,
    long diskBytes,
    @Nullable Duration atCap,
    List<String> changeReaders) {

  /** Where no row is written. */
  static final Forecast NOTHING = new Forecast(0, 0, 0, 0, 0, null, List.of());

  /** The log's own bytes for one row: headers, and what is pruned away again. */
  private static final long WAL_PER_ROW = 200;

  /** A fill by stripes leaves a table at most so much larger, in percent. */
  private static final int GROWTH = 20;

  public Forecast {
    changeReaders = List.copyOf(changeReaders);
  }

  static Forecast of(TargetPicture picture, long ranges, @Nullable Long rowsPerSecond) {
    TableFacts table = picture.table();
    long rows =
        table.leaves().stream()
            .map(Leaf::estimatedRows)
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .sum();
    long bytes = table.pages() * picture.server().blockSize();
    // each page goes into the log whole once, and each row again
    long wal = 2 * bytes + rows * WAL_PER_ROW;
    return new Forecast(
        rows,
        table.pages(),
        ranges,
        wal,
        bytes * GROWTH / 100,
        rowsPerSecond == null ? null : Duration.ofSeconds(rows / rowsPerSecond),
        picture.surroundings().slots().stream()
            .filter(Slot::carriesTheTable)
            .map(Slot::name)
            .toList());
  }
}
