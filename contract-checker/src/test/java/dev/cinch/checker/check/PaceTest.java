package dev.cinch.checker.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.check.Pace.Place;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final Place PLACE = new Place("billing", "orders", 3);
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final Pace pace = new Pace();

  @Test
  void estimatesFromWhatTheGroupHasDoneSoFar() {
    assertThat(pace.arrival(PLACE, 100, 1_000, NOON)).isEmpty();

    assertThat(pace.arrival(PLACE, 200, 1_000, NOON.plusSeconds(10)))
        .hasValue(NOON.plusSeconds(10 + 80));
  }

  @Test
  void estimatesNothingOfAGroupThatStandsStill() {
    pace.arrival(PLACE, 100, 1_000, NOON);

    assertThat(pace.arrival(PLACE, 100, 1_000, NOON.plusSeconds(60))).isEmpty();
  }

  @Test
  void forgetsWhatIsLongAgo() {
    pace.arrival(PLACE, 0, 1_000, NOON);
    pace.arrival(PLACE, 500, 1_000, NOON.plusSeconds(5));

    assertThat(pace.arrival(PLACE, 500, 1_000, NOON.plusSeconds(1_000))).isEmpty();
  }

  @Test
  void beginsAnewWhenAGroupIsSetBack() {
    pace.arrival(PLACE, 900, 1_000, NOON);

    assertThat(pace.arrival(PLACE, 100, 1_000, NOON.plusSeconds(10))).isEmpty();
    assertThat(pace.arrival(PLACE, 190, 1_000, NOON.plusSeconds(20)))
        .hasValue(NOON.plusSeconds(20 + 90));
  }

  @Test
  void tellsPartitionsApart() {
    pace.arrival(PLACE, 0, 1_000, NOON);

    assertThat(pace.arrival(new Place("billing", "orders", 4), 500, 1_000, NOON.plusSeconds(10)))
        .isEmpty();
  }
}
