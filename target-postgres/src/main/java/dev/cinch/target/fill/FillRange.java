package dev.cinch.target.fill;

import dev.cinch.target.fill.RangeOutcome.Ending;
import dev.cinch.target.lock.Pause;
import dev.cinch.target.range.PageRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Fills ranges of pages, one at a time: each slot of a worker has its own for each table, which
 * learns from range to range how large a slice may be.
 */
public final class FillRange {

  private final FillSettings settings;
  private final Writers writers;
  private final RowKey key;
  private final Seal seal;
  private final Pause pause;
  private final Cutting cutting;

  private record Writers(SliceWriter later, SliceWriter atOnce) {}

  public FillRange(FillSettings settings) {
    this(settings, System::nanoTime, Pause.SLEEP);
  }

  /**
   * @param nanos tells the time that transactions take
   * @param pause waits where others are in the way
   */
  public FillRange(FillSettings settings, LongSupplier nanos, Pause pause) {
    this.settings = settings;
    SliceTransaction atOnce = new SliceTransaction(settings.limits(), Durability.AT_ONCE);
    SliceTransaction later = new SliceTransaction(settings.limits(), Durability.LATER);
    this.writers = new Writers(new SliceWriter(later, nanos), new SliceWriter(atOnce, nanos));
    this.key = new RowKey(atOnce);
    this.seal = new Seal(atOnce);
    this.pause = pause;
    this.cutting = new Cutting(settings);
  }

  /**
   * Works until the range is done, stale, or the pace stops it. What was written counts, whatever
   * the end is: it may all be done again without harm. Rows that fail by themselves are left out
   * and told of.
   *
   * @param connection in auto-commit mode, used by nobody else
   * @throws dev.cinch.target.TargetUnavailableException where others stayed in the way or the
   *     target went away
   * @throws dev.cinch.target.TargetRefusedException where the server refused
   */
  public RangeOutcome run(Connection connection, FillRule rule, PageRange range, Pace pace) {
    return new Run(connection, rule, range).toItsEnd(pace);
  }

  /** The work on one range. */
  private final class Run implements Attempts.Work {

    private final Connection connection;
    private final FillRule rule;
    private final PageRange range;
    private final OpenSlices open;
    private final BadRows bad = new BadRows(key);
    private int stripes;

    Run(Connection connection, FillRule rule, PageRange range) {
      this.connection = connection;
      this.rule = rule;
      this.range = range;
      this.open = new OpenSlices(range, settings.openSlices());
    }

    RangeOutcome toItsEnd(Pace pace) {
      Tally tally = new Tally();
      Attempts attempts =
          new Attempts("fill %s of".formatted(rule.values().first()), pause, pace, tally);
      Ending ending = turns(attempts).orElse(Ending.DONE);
      RangeOutcome outcome =
          ending == Ending.ENOUGH_BAD_ROWS
              ? rest(attempts, tally)
              : tally.outcome(
                  ending, open.firstNotDone(), tally.rows().withSeen(open.rowsSeen()), bad.found());
      if (tally.hasChanged()) {
        seal.set(connection, rule, range);
      }
      return outcome;
    }

    /**
     * Several slices are open where rows fail without end, and none may be done: the rest is gone
     * over in order, so that some pages are.
     */
    private RangeOutcome rest(Attempts attempts, Tally tally) {
      long done = open.firstNotDone();
      bad.forgetFrom(done);
      InOrder rest =
          new InOrder(
              Piece.part(range, done, range.end()), () -> cutting.next().pages(), bad, new Sweep());
      Ending ending = rest.run(attempts);
      long seen = open.rowsSeen() + rest.rows().seen();
      return tally.outcome(ending, rest.next(), tally.rows().withSeen(seen), bad.found());
    }

    private Optional<Ending> turns(Attempts attempts) {
      open.open(cutting.next());
      while (!open.isEmpty()) {
        Optional<Ending> ending = attempts.run(open.current().pages(), this);
        if (ending.isPresent()) {
          return ending;
        }
        stripeDone(open.current());
      }
      return Optional.empty();
    }

    /**
     * One commit in a round waits for the log. While the log is behind, scans can't note on the
     * rows that a transaction is over and look it up again for each row.
     */
    private SliceWriter writer() {
      return stripes % settings.openSlices() == 0 ? writers.atOnce() : writers.later();
    }

    private void stripeDone(OpenSlice slice) {
      stripes++;
      slice.stripeDone();
      if (slice.isDone()) {
        cutting.done(slice);
      }
      open.next();
      open.open(cutting.next());
    }

    @Override
    public Optional<Ending> before(Piece piece) {
      return bad.areEnough() ? Optional.of(Ending.ENOUGH_BAD_ROWS) : Optional.empty();
    }

    @Override
    public SliceOutcome on(Piece piece) throws SQLException {
      OpenSlice slice = open.current();
      SliceOutcome outcome = writer().fill(connection, rule, piece, slice.next());
      slice.written(outcome);
      cutting.took(piece, outcome.duration());
      return outcome;
    }

    @Override
    public SliceOutcome without(Piece row, SQLException failure) throws SQLException {
      SliceOutcome outcome = leftOut(row, failure);
      open.current().written(outcome);
      return outcome;
    }

    private SliceOutcome leftOut(Piece row, SQLException failure) throws SQLException {
      bad.add(connection, new SliceSql(rule, row.pages()), row, failure);
      return SliceOutcome.without();
    }

    /** All rows of a piece at once, whatever has been done on it. */
    private final class Sweep implements Attempts.Work {

      @Override
      public SliceOutcome on(Piece piece) throws SQLException {
        SliceOutcome outcome = writers.atOnce().fill(connection, rule, piece, Stripe.ALL);
        cutting.took(piece, outcome.duration());
        return outcome;
      }

      @Override
      public SliceOutcome without(Piece row, SQLException failure) throws SQLException {
        return leftOut(row, failure);
      }
    }
  }
}
