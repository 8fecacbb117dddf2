package dev.cinch.target.fill;

import dev.cinch.target.fill.RangeOutcome.Ending;
import dev.cinch.target.lock.Pause;
import dev.cinch.target.range.PageRange;
import dev.cinch.target.range.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongSupplier;

/**
 * Recomputes ranges of pages, one at a time, counts the rows that differ and repairs them. Slices
 * follow each other without stripes, since there should be nothing to write.
 */
public final class VerifyRange {

  private final SliceLimits limits;
  private final LongSupplier nanos;
  private final RowKey key;
  private final Pause pause;
  private final SliceSize size;

  public VerifyRange(FillSettings settings) {
    this(settings, System::nanoTime, Pause.SLEEP);
  }

  /**
   * @param nanos tells the time that transactions take
   * @param pause waits where others are in the way
   */
  public VerifyRange(FillSettings settings, LongSupplier nanos, Pause pause) {
    this.limits = settings.limits();
    this.nanos = nanos;
    this.key = new RowKey(new SliceTransaction(settings.limits(), Durability.AT_ONCE));
    this.pause = pause;
    this.size = new SliceSize(settings.slicePages(), settings.target());
  }

  /**
   * Works until the range is done, stale, or the pace stops it. Rows that fail by themselves are
   * left out and told of.
   *
   * @param connection in auto-commit mode, used by nobody else
   * @throws dev.cinch.target.TargetUnavailableException where others stayed in the way or the
   *     target went away
   * @throws dev.cinch.target.TargetRefusedException where the server refused
   */
  public RangeOutcome run(Connection connection, FillRule rule, PageRange range, Pace pace) {
    return run(
        new Run(connection, rule, SliceVerifier.repairing(limits, nanos), new BadRows(key)),
        range,
        pace);
  }

  /** The same, and no row is repaired. */
  public RangeOutcome count(Connection connection, FillRule rule, PageRange range, Pace pace) {
    return run(
        new Run(connection, rule, SliceVerifier.counting(limits, nanos), new BadRows(key)),
        range,
        pace);
  }

  /** The same for the rows that a snapshot sees. */
  public RangeOutcome count(
      Connection connection, FillRule rule, PageRange range, Snapshot snapshot, Pace pace) {
    // a row that has been changed since is still to be named as it was then
    RowKey then = new RowKey(SliceTransaction.in(snapshot, limits));
    return run(
        new Run(connection, rule, SliceVerifier.in(snapshot, limits, nanos), new BadRows(then)),
        range,
        pace);
  }

  private RangeOutcome run(Run run, PageRange range, Pace pace) {
    Tally tally = new Tally();
    Attempts attempts =
        new Attempts("verify %s of".formatted(run.rule.values().first()), pause, pace, tally);
    InOrder inOrder = new InOrder(range, size::pages, run.bad, run);
    Ending ending = inOrder.run(attempts);
    RowCounts done = inOrder.rows();
    // what was repaired counts also where its page is not done: nobody finds it again
    RowCounts counted = run.verifier.repairs() ? tally.rows().withSeen(done.seen()) : done;
    return tally.outcome(ending, inOrder.next(), counted, run.bad.found());
  }

  /** The work on one range. */
  private final class Run implements Attempts.Work {

    private final Connection connection;
    private final FillRule rule;
    private final SliceVerifier verifier;
    private final BadRows bad;

    Run(Connection connection, FillRule rule, SliceVerifier verifier, BadRows bad) {
      this.connection = connection;
      this.rule = rule;
      this.verifier = verifier;
      this.bad = bad;
    }

    @Override
    public SliceOutcome on(Piece piece) throws SQLException {
      SliceOutcome outcome = verifier.verify(connection, rule, piece);
      size.took(piece.pages().pages(), outcome.duration());
      size.done(piece.pages().pages(), outcome.duration());
      return outcome;
    }

    @Override
    public SliceOutcome without(Piece row, SQLException failure) throws SQLException {
      bad.add(connection, new SliceSql(rule, row.pages()), row, failure);
      return SliceOutcome.without();
    }
  }
}
