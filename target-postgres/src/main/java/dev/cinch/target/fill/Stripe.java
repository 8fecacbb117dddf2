package dev.cinch.target.fill;

/**
 * A share of the rows of each page: those whose line pointer on the page leaves this number when
 * divided. Each row is in exactly one stripe of a given count, wherever it stands.
 *
 * @param number from 0
 * @param of how many there are
 */
public record Stripe(int number, int of) {

  /** All rows: the sweep that ends each slice. */
  public static final Stripe ALL = new Stripe(0, 1);

  public Stripe {
    if (of < 1 || of > 256 || number < 0 || number >= of) {
      throw new IllegalArgumentException(
          "Cannot take stripe %d of %d: use 0 to %d of at most 256".formatted(number, of, of - 1));
    }
  }
}
