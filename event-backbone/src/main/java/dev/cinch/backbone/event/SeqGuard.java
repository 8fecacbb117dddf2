package dev.cinch.backbone.event;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Remembers the highest {@code seq} of each key, so that a stale record, which compaction or a
 * second delivery may bring after a newer one, does no harm.
 */
public final class SeqGuard {

  private final ConcurrentMap<String, Long> passed = new ConcurrentHashMap<>();

  /** Whether a record is newer than all that was seen of its key; remembers it if so. */
  public boolean isNews(String key, long seq) {
    boolean[] news = {false};
    passed.compute(
        key,
        (ignored, highest) -> {
          news[0] = highest == null || seq > highest;
          return news[0] ? Long.valueOf(seq) : highest;
        });
    return news[0];
  }
}
