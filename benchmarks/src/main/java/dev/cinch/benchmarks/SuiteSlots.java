package dev.cinch.benchmarks;

import dev.cinch.benchmarks.WholeSuite.Fill;

/** Planner, broker and a worker process, which also add the column and the trigger themselves. */
record SuiteSlots(WholeSuite suite) implements Contender {

  @Override
  public void fill(Orders orders) throws Exception {
    suite.fill(orders);
  }

  @Override
  public Span timed(Orders orders) throws Exception {
    Fill fill = suite.fill(orders);
    return fill.span();
  }
}
