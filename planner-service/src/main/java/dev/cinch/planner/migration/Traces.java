package dev.cinch.planner.migration;

import java.util.function.Supplier;

/** The traces that work on migrations belongs to. */
public interface Traces {

  /** Where nobody asks for any. */
  Traces NONE =
      new Traces() {
        @Override
        public <T> T during(Migration migration, Supplier<T> work) {
          return work.get();
        }
      };

  /**
   * Does work of the planner's own as part of the trace in which the migration was started, below
   * the phase that runs.
   */
  <T> T during(Migration migration, Supplier<T> work);
}
