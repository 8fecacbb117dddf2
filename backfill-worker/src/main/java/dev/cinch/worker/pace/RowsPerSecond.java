package dev.cinch.worker.pace;

import dev.cinch.worker.range.MigrationStates;
import dev.cinch.worker.range.MigrationView;
import dev.cinch.worker.range.MigrationView.Limits;
import dev.cinch.worker.range.Order;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps this worker below its own cap, and each of its slots below its part of a migration's. What
 * was written is paid for by waiting before the next transaction. A migration's cap is that of all
 * workers together: the slots that are at it, wherever they are, share it evenly.
 */
public final class RowsPerSecond implements Pace {

  private final MigrationStates states;
  private final OptionalLong ofTheWorker;
  private final Clock clock;
  private final Map<Meter, Instant> paidAt = new ConcurrentHashMap<>();

  /** What is paid at: by one slot for one migration, or by all for the worker. */
  private record Meter(String migration, String slot) {

    static final Meter OF_THE_WORKER = new Meter("", "");
  }

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
  public Optional<Hold> hold(Order order) {
    return hold(meter(order), limits(order).paceCap(), "migration's cap")
        .or(() -> hold(Meter.OF_THE_WORKER, ofTheWorker, "worker's cap"));
  }

  private Optional<Hold> hold(Meter meter, OptionalLong cap, String whose) {
    Instant paid = paidAt.get(meter);
    if (cap.isEmpty() || paid == null) {
      return Optional.empty();
    }
    Duration wait = Duration.between(clock.instant(), paid);
    return wait.isNegative() || wait.isZero()
        ? Optional.empty()
        : Optional.of(
            Hold.because(wait, whose, "the %s of %d rows/s".formatted(whose, cap.getAsLong())));
  }

  @Override
  public void written(Order order, Written written) {
    charge(meter(order), partOf(limits(order)), written.rows());
    charge(Meter.OF_THE_WORKER, part(ofTheWorker, 1), written.rows());
  }

  private void charge(Meter meter, OptionalDouble cap, long rows) {
    if (cap.isEmpty() || rows == 0) {
      return;
    }
    Duration price = Duration.ofNanos((long) (rows * 1e9 / cap.getAsDouble()));
    Instant now = clock.instant();
    paidAt.merge(
        meter,
        now.plus(price),
        (before, later) -> before.isAfter(now) ? before.plus(price) : later);
  }

  private static OptionalDouble partOf(Limits limits) {
    return part(limits.paceCap(), Math.max(1, limits.slotsAtWork()));
  }

  private static OptionalDouble part(OptionalLong cap, int slots) {
    return cap.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) cap.getAsLong() / slots);
  }

  private static Meter meter(Order order) {
    return new Meter(order.range().migration(), order.worker());
  }

  private Limits limits(Order order) {
    return states.find(order.range().migration()).map(MigrationView::limits).orElse(Limits.NONE);
  }
}
