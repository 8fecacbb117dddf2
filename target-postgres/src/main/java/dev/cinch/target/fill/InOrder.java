package dev.cinch.target.fill;

import dev.cinch.target.fill.RangeOutcome.Ending;
import dev.cinch.target.range.PageRange;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Goes over pages slice by slice, so that all pages before the one at hand are done. Where rows
 * fail without end it ends behind the page on which there are enough of them for one report.
 */
final class InOrder implements Attempts.Work {

  private final PageRange range;
  private final IntSupplier slicePages;
  private final BadRows bad;
  private final Attempts.Work work;
  private long next;
  private RowCounts rows = RowCounts.NONE;
  private RowCounts ofSlice = RowCounts.NONE;

  InOrder(PageRange range, IntSupplier slicePages, BadRows bad, Attempts.Work work) {
    this.range = range;
    this.slicePages = slicePages;
    this.bad = bad;
    this.work = work;
    this.next = range.first();
  }

  Ending run(Attempts attempts) {
    while (next < range.end()) {
      PageRange slice =
          Piece.part(range, next, Math.min(range.end(), next + slicePages.getAsInt()));
      ofSlice = RowCounts.NONE;
      Optional<Ending> ending = attempts.run(slice, this);
      if (ending.isPresent()) {
        return ending.get();
      }
      doneUpTo(slice.end());
    }
    return Ending.DONE;
  }

  /** The first page that is not done. */
  long next() {
    return next;
  }

  /** Of the pages before. */
  RowCounts rows() {
    return rows;
  }

  private void doneUpTo(long page) {
    next = page;
    rows = rows.plus(ofSlice);
    ofSlice = RowCounts.NONE;
  }

  @Override
  public Optional<Ending> before(Piece piece) {
    if (!bad.areEnoughBefore(piece)) {
      return Optional.empty();
    }
    doneUpTo(piece.pages().first());
    return Optional.of(Ending.ENOUGH_BAD_ROWS);
  }

  @Override
  public SliceOutcome on(Piece piece) throws SQLException {
    return counted(work.on(piece));
  }

  @Override
  public SliceOutcome without(Piece row, SQLException failure) throws SQLException {
    return counted(work.without(row, failure));
  }

  private SliceOutcome counted(SliceOutcome outcome) {
    ofSlice = ofSlice.plus(outcome.rows());
    return outcome;
  }
}
