package dev.cinch.cli.progress;

import dev.cinch.cli.news.News.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How fast a pass goes, by what was heard of it lately. */
final class Rate {

  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final Duration LEAST = Duration.ofMillis(200);

  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(Instant at, Progress progress) {}

  /** Another pass begins. */
  void begin() {
    samples.clear();
  }

  void add(Instant at, Progress progress) {
    samples.addLast(new Sample(at, progress));
    while (samples.size() > 2 && samples.getFirst().at().isBefore(at.minus(WINDOW))) {
      samples.removeFirst();
    }
  }

  /** Empty while too little was heard. */
  Optional<Long> rowsPerSecond() {
    Duration time = time();
    return time.compareTo(LEAST) < 0
        ? Optional.empty()
        : Optional.of(
            (last().progress().rows().seen() - first().progress().rows().seen())
                * 1_000
                / time.toMillis());
  }

  /** How long the rest of the pass takes at this pace; empty where that is not known. */
  Optional<Duration> left() {
    long done = last().progress().pages().done() - first().progress().pages().done();
    long open = last().progress().pages().total() - last().progress().pages().done();
    return time().compareTo(LEAST) < 0 || done <= 0 || open <= 0
        ? Optional.empty()
        : Optional.of(time().multipliedBy(open).dividedBy(done));
  }

  private Duration time() {
    return Duration.between(first().at(), last().at());
  }

  private Sample first() {
    return samples.getFirst();
  }

  private Sample last() {
    return samples.getLast();
  }
}
