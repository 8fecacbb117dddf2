package dev.cinch.backbone.trace;

import org.jspecify.annotations.Nullable;

/** The id that the next span of a thread is to have, where it was given out before. */
final class GivenIds {

  private final ThreadLocal<@Nullable String> next = new ThreadLocal<>();

  void next(String id) {
    next.set(id);
  }

  @Nullable String take() {
    String given = next.get();
    next.remove();
    return given;
  }

  void forget() {
    next.remove();
  }
}
