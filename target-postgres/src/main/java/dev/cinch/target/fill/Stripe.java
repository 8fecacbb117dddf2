package dev.cinch.target.fill;

/**
 * A share of the rows of each page: those whose line pointer on the page leaves this number when
 * divided. Each row is in exactly one stripe of a given count, wherever it stands.
 *
 * @param number from 0
 * @param of how many there are
 * @param candidates which of its rows are looked at closely
 */
record Stripe(int number, int of, Candidates candidates) {

  /** All rows: the sweep that ends each slice. */
  static final Stripe ALL = new Stripe(0, 1, Candidates.ALL);

  /** Which rows are compared with the expression. */
  enum Candidates {
    /** Those without a value, which is cheap to see; the sweep compares the others. */
    EMPTY,
    /** All of them. */
    ALL
  }

  Stripe {
    if (of < 1 || of > 256 || number < 0 || number >= of) {
      throw new IllegalArgumentException(
          "Cannot take stripe %d of %d: use 0 to %d of at most 256".formatted(number, of, of - 1));
    }
  }

  /**
   * SQL that is true where a row is to be compared.
   *
   * @param seemsEmpty SQL that is true of rows without a value
   */
  String condition(String seemsEmpty) {
    String empty = candidates == Candidates.EMPTY ? seemsEmpty + " and " : "";
    return of == 1
        ? empty + "true"
        : empty
            + "pg_catalog.get_byte(pg_catalog.tidsend(new.ctid), 5) %% %d = %d"
                .formatted(of, number);
  }
}
