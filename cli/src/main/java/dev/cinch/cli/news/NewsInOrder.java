package dev.cinch.cli.news;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Gives news of several topics in the order in which it all happened: each waits a little for what
 * came before it on another topic.
 */
public final class NewsInOrder {

  private static final Duration WAIT = Duration.ofMillis(300);

  private final DelayQueue<Waiting> waiting = new DelayQueue<>();
  private final AtomicLong arrivals = new AtomicLong();
  private final Clock clock;

  public NewsInOrder(Clock clock) {
    this.clock = clock;
  }

  /** Takes news in; by any thread. */
  public void add(News news) {
    Instant now = clock.instant();
    // A sender whose clock is ahead is not waited for.
    Instant happened = news.at().isAfter(now) ? now : news.at();
    waiting.add(
        new Waiting(news, happened, happened.plus(WAIT), arrivals.incrementAndGet(), clock));
  }

  /** The next news; null if none is ready in this time. */
  public @Nullable News poll(Duration patience) throws InterruptedException {
    Waiting next = waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    return next == null ? null : next.news();
  }

  private record Waiting(News news, Instant happened, Instant due, long arrival, Clock clock)
      implements Delayed {

    private static final Comparator<Waiting> ORDER =
        Comparator.comparing(Waiting::happened)
            .thenComparing(Waiting::rank)
            .thenComparing(Waiting::arrival);

    /** What was decided at the same moment is told from the phase to what follows from it. */
    private int rank() {
      if (news instanceof News.PhaseMoved) {
        return 0;
      }
      return news instanceof News.GateAnswered ? 1 : 2;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(Duration.between(clock.instant(), due));
    }

    @Override
    public int compareTo(Delayed other) {
      return other instanceof Waiting that
          ? ORDER.compare(this, that)
          : Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }
}
