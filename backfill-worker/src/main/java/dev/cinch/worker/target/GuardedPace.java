package dev.cinch.worker.target;

import dev.cinch.target.fill.RowCounts;
import dev.cinch.target.fill.SliceOutcome;
import dev.cinch.worker.pace.Hold;
import dev.cinch.worker.pace.Pace;
import dev.cinch.worker.pace.Written;
import dev.cinch.worker.range.Order;
import dev.cinch.worker.range.Slices;
import dev.cinch.worker.range.Slices.Slice;
import dev.cinch.worker.range.Stop;
import dev.cinch.worker.range.StopSign;
import java.time.Duration;
import java.util.Optional;

/** Asked before each transaction of one piece of work: the stop sign first, then the pace. */
final class GuardedPace implements dev.cinch.target.fill.Pace {

  private final Order order;
  private final StopSign sign;
  private final Pace pace;
  private final Slices slices;
  private Optional<Stop> stop = Optional.empty();
  private Optional<String> limitedBy = Optional.empty();

  GuardedPace(Order order, StopSign sign, Pace pace, Slices slices) {
    this.order = order;
    this.sign = sign;
    this.pace = pace;
    this.slices = slices;
  }

  @Override
  public Decision next() {
    while (true) {
      stop = sign.read();
      if (stop.isPresent()) {
        return Decision.STOP_HERE;
      }
      Optional<Hold> hold = pace.hold(order);
      if (hold.isEmpty()) {
        limitedBy = pace.remark(order).or(() -> limitedBy);
        return Decision.PROCEED;
      }
      limitedBy = hold.get().limit().or(() -> limitedBy);
      await(hold.get());
    }
  }

  /** The sign may cut the wait short: what is measured is how long it took. */
  private void await(Hold hold) {
    long begun = System.nanoTime();
    sign.await(hold.length());
    slices.waited(order, hold.signal(), Duration.ofNanos(System.nanoTime() - begun));
  }

  @Override
  public void written(SliceOutcome outcome) {
    RowCounts rows = outcome.rows();
    pace.written(order, new Written(rows.changed(), outcome.duration()));
    slices.written(
        order,
        new Slice(rows.seen(), rows.changed(), rows.hot(), rows.mismatches(), outcome.duration()));
  }

  /** Why {@link #next} said to stop, if it did. */
  Optional<Stop> stop() {
    return stop;
  }

  Optional<String> limitedBy() {
    return limitedBy;
  }
}
