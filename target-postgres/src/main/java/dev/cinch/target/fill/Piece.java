package dev.cinch.target.fill;

import dev.cinch.target.range.PageRange;
import java.util.List;

/**
 * What one transaction works on: consecutive pages, or consecutive rows of one page.
 *
 * @param pages the pages
 * @param firstLine line pointer on the first page, inclusive; they count from 1
 * @param endLine line pointer on the one page, exclusive; {@link #ALL_LINES} where all rows are
 *     meant
 */
record Piece(PageRange pages, int firstLine, int endLine) {

  /** More than a page of the largest size, 32 kB, has room for. */
  static final int ALL_LINES = 2048;

  static Piece of(PageRange pages) {
    return new Piece(pages, 0, ALL_LINES);
  }

  /** The first row's place. */
  String from() {
    return tid(pages.first(), firstLine);
  }

  /** The place after the last row's. */
  String to() {
    return endLine == ALL_LINES ? tid(pages.end(), 0) : tid(pages.first(), endLine);
  }

  boolean isOneRow() {
    return pages.pages() == 1 && endLine - firstLine == 1;
  }

  /** Both halves, first the first; only of what is more than one row. */
  List<Piece> halves() {
    if (pages.pages() > 1) {
      long middle = pages.first() + pages.pages() / 2;
      return List.of(of(part(pages, pages.first(), middle)), of(part(pages, middle, pages.end())));
    }
    int middle = (firstLine + endLine) / 2;
    return List.of(new Piece(pages, firstLine, middle), new Piece(pages, middle, endLine));
  }

  static PageRange part(PageRange pages, long first, long end) {
    return new PageRange(pages.leaf(), pages.filenode(), pages.timeline(), first, end);
  }

  /** For a person. */
  @Override
  public String toString() {
    return endLine - firstLine == ALL_LINES
        ? "pages %d to %d".formatted(pages.first(), pages.end() - 1)
        : "page %d, rows %d to %d".formatted(pages.first(), firstLine, endLine - 1);
  }

  private static String tid(long page, int line) {
    return "(" + page + "," + line + ")";
  }
}
