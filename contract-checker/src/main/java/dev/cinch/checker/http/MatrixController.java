package dev.cinch.checker.http;

import dev.cinch.checker.contract.ConsumerKind;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.matrix.CellFilter;
import dev.cinch.checker.matrix.Cells;
import dev.cinch.checker.matrix.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Subjects, consumers and environments, with verdict, lag and answer. */
@RestController
@RequestMapping("/api/matrix")
class MatrixController {

  private static final int USUAL_LIMIT = 500;
  private static final int HIGHEST_LIMIT = 10_000;

  private final Cells cells;

  MatrixController(Cells cells) {
    this.cells = cells;
  }

  /**
   * What the matrix is narrowed by.
   *
   * @param limit how many cells a page has at most
   * @param after what the page before gave as {@code next}
   */
  record MatrixQuery(
      @Nullable String environment,
      @Nullable String subject,
      @Nullable String consumer,
      @Nullable String owner,
      @Nullable ConsumerKind kind,
      @Nullable String migration,
      @Nullable Outcome verdict,
      @Nullable String answer,
      @Nullable Integer limit,
      @Nullable String after) {

    CellFilter filter() {
      return new CellFilter(
          environment, subject, consumer, owner, kind, migration, verdict, answer);
    }

    Place place() {
      try {
        return after == null ? Place.START : Place.parse(after);
      } catch (IllegalArgumentException malformed) {
        throw new UnfitQuery(String.valueOf(malformed.getMessage()));
      }
    }

    int bound() {
      int asked = limit == null ? USUAL_LIMIT : limit;
      if (asked < 1 || asked > HIGHEST_LIMIT) {
        throw new UnfitQuery(
            "Cannot show %d cells at once: ask for 1 to %d".formatted(asked, HIGHEST_LIMIT));
      }
      return asked;
    }
  }

  @GetMapping
  MatrixView show(MatrixQuery query) {
    return MatrixView.of(cells.page(query.filter(), query.place(), query.bound()));
  }

  /** What is asked for can't be shown. */
  static final class UnfitQuery extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfitQuery(String message) {
      super(message);
    }
  }
}
