package dev.cinch.worker.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.health.Reading;
import dev.cinch.target.health.Reading.Known;
import dev.cinch.target.health.Reading.Unknown;
import dev.cinch.target.health.Signal;
import dev.cinch.target.health.Unit;
import dev.cinch.worker.pace.Finding.Meaning;
import dev.cinch.worker.range.Threshold;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FindingTest {

  private static final Threshold LAG = Thresholds.of(Signal.REPLICA_LAG, 5, 60);
  private static final Reading FORBIDDEN = new Unknown("not allowed", true);

  @Test
  void saysWhichFigureIsAboveWhichLimit() {
    assertThat(Finding.of(LAG, new Known(5)).meaning()).isEqualTo(Meaning.FINE);
    assertThat(Finding.of(LAG, new Known(6.2)))
        .isEqualTo(new Finding(Meaning.SLOW, "replica lag", "replica lag 6.2 s > 5 s"));
    assertThat(Finding.of(LAG, new Known(61)))
        .isEqualTo(new Finding(Meaning.STOP, "replica lag", "replica lag 61 s > 60 s"));
  }

  @Test
  void needsNoLimitOfBothKinds() {
    Threshold onlyStop =
        new Threshold(
            "checkout",
            new Threshold.Query("select 1"),
            Unit.COUNT,
            OptionalDouble.empty(),
            OptionalDouble.of(10),
            true);
    assertThat(Finding.of(onlyStop, new Known(9)).meaning()).isEqualTo(Meaning.FINE);
    assertThat(Finding.of(onlyStop, new Known(11)))
        .isEqualTo(new Finding(Meaning.STOP, "checkout", "checkout 11 > 10"));
  }

  @Test
  void isBlindWhereAFigureCannotBeRead() {
    assertThat(Finding.of(LAG, new Unknown("no connection", false)))
        .isEqualTo(
            new Finding(Meaning.BLIND, "replica lag", "replica lag can't be read: no connection"));
  }

  @Test
  void passesOverWhatOurRoleMayNotReadUnlessThePlanDemandsIt() {
    assertThat(Finding.of(LAG, FORBIDDEN).meaning()).isEqualTo(Meaning.PASSED_OVER);
    assertThat(Finding.of(Thresholds.demanded(LAG), FORBIDDEN).meaning()).isEqualTo(Meaning.BLIND);
  }

  @Test
  void writesFiguresAsPeopleDo() {
    assertThat(Unit.BYTES.text(4.5 * 1024 * 1024 * 1024)).isEqualTo("4.5 GB");
    assertThat(Unit.BYTES.text(512 * 1024 * 1024)).isEqualTo("512 MB");
    assertThat(Unit.PERCENT.text(150)).isEqualTo("150 %");
    assertThat(Unit.COUNT.text(3)).isEqualTo("3");
  }
}
