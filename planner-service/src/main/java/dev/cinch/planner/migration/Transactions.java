package dev.cinch.planner.migration;

import java.util.function.Supplier;

/** All or nothing: what runs inside is stored together. */
public interface Transactions {

  <T> T inOne(Supplier<T> work);

  default void inOne(Runnable work) {
    inOne(
        () -> {
          work.run();
          return true;
        });
  }
}
