package dev.cinch.checker.compatibility;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.avro.Resolver.Action;
import org.jspecify.annotations.Nullable;

/**
 * How data gets to a place: which field, branch or symbol it takes at each action on the way.
 *
 * @param before the way up to here; null at the root
 * @param action where the choice is
 * @param choice the number of the writer's field, branch or symbol; 0 for an element of a container
 */
record Trail(@Nullable Trail before, Action action, int choice) {

  /** The choices from the root on. */
  static Deque<Integer> choices(@Nullable Trail end) {
    Deque<Integer> choices = new ArrayDeque<>();
    for (Trail at = end; at != null; at = at.before()) {
      choices.addFirst(at.choice());
    }
    return choices;
  }
}
