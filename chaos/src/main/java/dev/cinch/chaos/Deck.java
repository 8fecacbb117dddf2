package dev.cinch.chaos;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Faults in an order that a seed decides: each comes once before any comes again. */
final class Deck {

  private final Random random;
  private final int faults;
  private final Deque<Fault> left = new ArrayDeque<>();

  /**
   * @param faults how many there are in it
   */
  Deck(Random random, int faults) {
    this.random = random;
    this.faults = faults;
  }

  Fault next() {
    if (left.isEmpty()) {
      List<Fault> all = Arrays.asList(Fault.values());
      Collections.shuffle(all, random);
      left.addAll(all.subList(0, faults));
    }
    return left.remove();
  }

  /** Whether each fault has come as often as any other. */
  boolean isThrough() {
    return left.isEmpty();
  }
}
