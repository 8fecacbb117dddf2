package dev.cinch.cli.news;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.cli.news.News.GateAnswered;
import dev.cinch.cli.news.News.Pages;
import dev.cinch.cli.news.News.PhaseMoved;
import dev.cinch.cli.news.News.Progress;
import dev.cinch.cli.news.News.Rows;
import dev.cinch.cli.news.News.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NewsInOrderTest {

  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  private final SettableClock clock = new SettableClock();
  private final NewsInOrder news = new NewsInOrder(clock);

  @Test
  void newsWaitsALittleForWhatHappenedBeforeIt() throws InterruptedException {
    PhaseMoved first = moved(0);
    PhaseMoved second = moved(10);

    clock.now = START.plusMillis(20);
    news.add(second);
    assertThat(ready()).isEmpty();

    clock.now = START.plusMillis(200);
    news.add(first);
    clock.now = START.plusMillis(320);
    assertThat(ready()).containsExactly(first, second);
  }

  @Test
  void whatHappenedAtTheSameMomentIsToldFromThePhaseToWhatFollows() throws InterruptedException {
    Standing standing =
        new Standing(
            START,
            State.ACTIVE,
            Phase.EXPAND,
            false,
            new Progress(0, new Pages(0, 0), new Rows(0, 0, 0)));
    GateAnswered answered = new GateAnswered(START, Phase.TIGHTEN, Outcome.PASS, List.of());
    PhaseMoved one = moved(0);
    PhaseMoved other = new PhaseMoved(START, Phase.SYNC, PhaseStatus.RUNNING, null, Map.of());

    List.of(standing, answered, one, other).forEach(news::add);
    clock.now = START.plusSeconds(1);

    assertThat(ready()).containsExactly(one, other, answered, standing);
  }

  @Test
  void whatHappenedLongAgoIsToldAtOnce() throws InterruptedException {
    PhaseMoved old = moved(-60_000);
    news.add(old);

    assertThat(ready()).containsExactly(old);
  }

  @Test
  void aSenderWhoseClockIsAheadIsNotWaitedFor() throws InterruptedException {
    PhaseMoved ahead = moved(3_600_000);
    news.add(ahead);
    clock.now = START.plusMillis(300);

    assertThat(ready()).containsExactly(ahead);
  }

  private List<News> ready() throws InterruptedException {
    List<News> ready = new ArrayList<>();
    for (News next = news.poll(Duration.ZERO); next != null; next = news.poll(Duration.ZERO)) {
      ready.add(next);
    }
    return ready;
  }

  private static PhaseMoved moved(long millis) {
    return new PhaseMoved(
        START.plusMillis(millis), Phase.EXPAND, PhaseStatus.RUNNING, null, Map.of());
  }

  private static final class SettableClock extends Clock {

    private Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
