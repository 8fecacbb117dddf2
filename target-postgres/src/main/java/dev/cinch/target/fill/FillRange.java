package dev.cinch.target.fill;

import dev.cinch.target.fill.RangeOutcome.Ending;
import dev.cinch.target.lock.Pause;
import dev.cinch.target.range.PageRange;
import java.sql.Connection;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Fills ranges of pages, one at a time: each slot of a worker has its own, which learns from range
 * to range how large a slice may be.
 */
public final class FillRange {

  private final FillSettings settings;
  private final SliceWriter writer;
  private final Pause pause;
  private final SliceSize size;
  private final StripeCount stripes;

  public FillRange(FillSettings settings) {
    this(settings, System::nanoTime, Pause.SLEEP);
  }

  /**
   * @param nanos tells the time that transactions take
   * @param pause waits where others are in the way
   */
  public FillRange(FillSettings settings, LongSupplier nanos, Pause pause) {
    this.settings = settings;
    this.writer = new SliceWriter(settings.limits(), nanos);
    this.pause = pause;
    this.size = new SliceSize(settings.slicePages(), settings.target());
    this.stripes = new StripeCount(settings.stripes());
  }

  /**
   * Works until the range is done, stale, or the pace stops it. What was written counts, whatever
   * the end is: it may all be done again without harm.
   *
   * @param connection in auto-commit mode, used by nobody else
   * @throws dev.cinch.target.TargetUnavailableException where others stayed in the way or the
   *     target went away
   * @throws dev.cinch.target.TargetRefusedException where the server refused, as it does when the
   *     expression fails on a row
   */
  public RangeOutcome run(Connection connection, FillRule rule, PageRange range, Pace pace) {
    OpenSlices open = new OpenSlices(range, settings.openSlices());
    Tally tally = new Tally();
    Attempts attempts = new Attempts("fill %s of".formatted(rule.column()), pause, pace, tally);
    open.open(size.pages(), stripes.count());
    while (!open.isEmpty()) {
      Optional<Ending> ending = stripe(attempts, open.current(), connection, rule);
      if (ending.isPresent()) {
        return tally.outcome(ending.get(), open.firstNotDone());
      }
      open.next();
      open.open(size.pages(), stripes.count());
    }
    return tally.outcome(Ending.DONE, range.end());
  }

  private Optional<Ending> stripe(
      Attempts attempts, OpenSlice slice, Connection connection, FillRule rule) {
    Stripe stripe = slice.next();
    Optional<Ending> ending =
        attempts.run(
            slice.pages(),
            pages -> {
              SliceOutcome outcome = writer.fill(connection, rule, pages, stripe);
              slice.written(outcome);
              size.took(pages.pages(), outcome.duration());
              return outcome;
            });
    if (ending.isEmpty()) {
      slice.stripeDone();
      learn(slice);
    }
    return ending;
  }

  private void learn(OpenSlice slice) {
    if (slice.isDone()) {
      size.done(slice.pages().pages(), slice.longest());
      stripes.done(slice.stripes(), slice.rows());
    }
  }
}
