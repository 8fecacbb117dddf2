package dev.cinch.checker.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How fast groups come on, from what was seen of them since this checker runs. */
public final class Pace {

  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int MOST_SAMPLES = 60;

  private final Map<Place, Deque<Sample>> seen = new ConcurrentHashMap<>();

  /** One partition of a topic, as one group reads it. */
  record Place(String group, String topic, int partition) {}

  private record Sample(Instant at, long offset) {}

  /**
   * Takes note of where a group stands, and says when it will have got to an offset at the pace of
   * the last minutes; empty while it does not move, or was not seen moving yet.
   */
  Optional<Instant> arrival(Place place, long committed, long needed, Instant now) {
    Deque<Sample> samples = seen.computeIfAbsent(place, absent -> new ArrayDeque<>());
    synchronized (samples) {
      // a group that was set back has another way before it
      samples.removeIf(
          sample -> sample.offset() > committed || sample.at().isBefore(now.minus(WINDOW)));
      if (samples.isEmpty() || samples.peekLast().at().isBefore(now)) {
        samples.addLast(new Sample(now, committed));
      }
      if (samples.size() > MOST_SAMPLES) {
        samples.removeFirst();
      }
      Sample first = samples.peekFirst();
      long moved = committed - first.offset();
      long millis = Duration.between(first.at(), now).toMillis();
      return moved <= 0 || millis <= 0
          ? Optional.empty()
          : Optional.of(now.plusMillis(Math.round((double) (needed - committed) * millis / moved)));
    }
  }
}
