package dev.cinch.worker.pace;

import dev.cinch.worker.range.MigrationStates;
import dev.cinch.worker.range.MigrationView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps this worker below a migration's cap and below its own. What was written is paid for by
 * waiting before the next transaction. The migration's cap is that of all workers together; each
 * keeps below it by itself, so two workers may reach twice as much.
 */
public final class RowsPerSecond implements Pace {

  private static final String OF_THE_WORKER = "";

  private final MigrationStates states;
  private final OptionalLong ofTheWorker;
  private final Clock clock;
  private final Map<String, Instant> paidAt = new ConcurrentHashMap<>();

  public RowsPerSecond(MigrationStates states, OptionalLong ofTheWorker, Clock clock) {
    if (ofTheWorker.isPresent() && ofTheWorker.getAsLong() < 1) {
      throw new IllegalArgumentException(
          "Cannot cap a worker at %d rows per second: give at least 1, or none"
              .formatted(ofTheWorker.getAsLong()));
    }
    this.states = states;
    this.ofTheWorker = ofTheWorker;
    this.clock = clock;
  }

  @Override
  public Optional<Hold> hold(String migration) {
    return hold(migration, capOf(migration), "the migration's cap")
        .or(() -> hold(OF_THE_WORKER, ofTheWorker, "the worker's cap"));
  }

  private Optional<Hold> hold(String meter, OptionalLong cap, String whose) {
    Instant paid = paidAt.get(meter);
    if (cap.isEmpty() || paid == null) {
      return Optional.empty();
    }
    Duration wait = Duration.between(clock.instant(), paid);
    return wait.isNegative() || wait.isZero()
        ? Optional.empty()
        : Optional.of(new Hold(wait, "%s of %d rows/s".formatted(whose, cap.getAsLong())));
  }

  @Override
  public void written(String migration, long rows) {
    charge(migration, capOf(migration), rows);
    charge(OF_THE_WORKER, ofTheWorker, rows);
  }

  private void charge(String meter, OptionalLong cap, long rows) {
    if (cap.isEmpty() || rows == 0) {
      return;
    }
    Duration price = Duration.ofSeconds(1).multipliedBy(rows).dividedBy(cap.getAsLong());
    Instant now = clock.instant();
    paidAt.merge(
        meter,
        now.plus(price),
        (before, later) -> before.isAfter(now) ? before.plus(price) : later);
  }

  private OptionalLong capOf(String migration) {
    return states.find(migration).map(MigrationView::paceCap).orElse(OptionalLong.empty());
  }
}
