package dev.cinch.worker.target;

import dev.cinch.target.fill.FillRange;
import dev.cinch.target.fill.FillRule;
import dev.cinch.target.fill.FillSettings;
import dev.cinch.target.fill.RangeOutcome;
import dev.cinch.target.fill.VerifyRange;
import dev.cinch.target.range.PageRange;
import dev.cinch.worker.range.Order;
import dev.cinch.worker.range.StopSign;
import java.sql.Connection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What writes for one slot, and learns from range to range how large a slice may be. */
final class SlotWriters {

  private final FillRange fill;
  private final VerifyRange verify;
  private @Nullable StopSign sign;

  SlotWriters(FillSettings settings) {
    // waits end when work must: nobody sleeps through a pause or a shutdown
    this.fill = new FillRange(settings, System::nanoTime, this::pause);
    this.verify = new VerifyRange(settings, System::nanoTime, this::pause);
  }

  RangeOutcome run(
      Connection connection, Order order, FillRule rule, GuardedPace pace, StopSign current) {
    sign = current;
    return switch (order.range().work()) {
      case BACKFILL -> fill.run(connection, rule, order.range().pages(), pace);
      case VERIFY -> verify(connection, order, rule, pace);
    };
  }

  private RangeOutcome verify(Connection connection, Order order, FillRule rule, GuardedPace pace) {
    PageRange pages = order.range().pages();
    return order
        .range()
        .snapshot()
        .map(snapshot -> verify.count(connection, rule, pages, snapshot, pace))
        .orElseGet(
            () ->
                order.rule().repairs()
                    ? verify.run(connection, rule, pages, pace)
                    : verify.count(connection, rule, pages, pace));
  }

  private void pause(Duration duration) {
    if (sign != null) {
      sign.await(duration);
    }
  }
}
