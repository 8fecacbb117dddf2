package dev.cinch.checker.http;

import dev.cinch.access.Caller;
import java.util.TreeSet;

/** A caller says something of a consumer for which it does not speak. */
final class SpeaksForAnother extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private SpeaksForAnother(Caller caller, String consumer) {
    super(
        "Cannot take this for %s: %s speaks for %s; send it with the token of %s, or with an operator's"
            .formatted(
                consumer,
                caller.name(),
                String.join(", ", new TreeSet<>(caller.consumers())),
                consumer));
  }

  static void refuse(Caller caller, String consumer) {
    if (!caller.speaksFor(consumer)) {
      throw new SpeaksForAnother(caller, consumer);
    }
  }
}
