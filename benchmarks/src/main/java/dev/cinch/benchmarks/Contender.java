package dev.cinch.benchmarks;

/** A way to fill the table. */
interface Contender {

  /** Gives every row its value. */
  void fill(Orders orders) throws Exception;

  /** The same; tells when it was at the rows themselves. */
  default Span timed(Orders orders) throws Exception {
    long begin = System.nanoTime();
    fill(orders);
    return new Span(begin, System.nanoTime());
  }
}
