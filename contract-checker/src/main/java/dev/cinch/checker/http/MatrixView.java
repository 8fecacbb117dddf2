package dev.cinch.checker.http;

import dev.cinch.checker.contract.ConsumerKind;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.matrix.Cell;
import dev.cinch.checker.matrix.Cell.Affair;
import dev.cinch.checker.matrix.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the matrix as it is shown.
 *
 * @param next to be sent as {@code after} for the next page; null where this is the last one
 */
record MatrixView(List<CellView> cells, @Nullable String next) {

  /**
   * A cell. All from {@code migration} on is null where nothing is asked of the subject.
   *
   * @param lag how many records it has still to pass before the last old one
   */
  record CellView(
      String environment,
      String subject,
      String consumer,
      ConsumerKind kind,
      String owner,
      int contractVersion,
      @Nullable String migration,
      @Nullable Phase phase,
      @Nullable Outcome verdict,
      @Nullable Long lag,
      @Nullable Instant estimate,
      @Nullable String answer,
      @Nullable Instant decidedAt) {

    static CellView of(Cell cell) {
      Affair affair = cell.affair();
      return new CellView(
          cell.key().environment(),
          cell.key().subject(),
          cell.key().consumer(),
          cell.kind(),
          cell.owner(),
          cell.contractVersion(),
          affair == null ? null : affair.migration(),
          affair == null ? null : affair.phase(),
          affair == null ? null : affair.standing().outcome(),
          affair == null ? null : affair.standing().lag(),
          affair == null ? null : affair.standing().estimate(),
          affair == null ? null : affair.standing().answer(),
          affair == null ? null : affair.decidedAt());
    }
  }

  static MatrixView of(Page page) {
    return new MatrixView(
        page.cells().stream().map(CellView::of).toList(),
        page.next() == null ? null : page.next().text());
  }
}
