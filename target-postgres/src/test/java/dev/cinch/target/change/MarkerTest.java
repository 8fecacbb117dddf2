package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTest {

  private static final Marker MARKER = Marker.of("item-code", 3, "new.code");

  @Test
  void isReadBackAsItWasWritten() {
    assertThat(MARKER.text())
        .isEqualTo("cinch item-code epoch=3 expression=" + Marker.digest("new.code"));
    assertThat(Marker.parse(MARKER.text())).contains(MARKER);
  }

  @Test
  void isKnownWhileTheEpochIsBeingRaisedButEqualsNoneInForce() {
    String passing = MARKER.passing(2, "0123abcd");
    assertThat(Marker.parse(passing)).contains(MARKER);
    assertThat(passing).isNotEqualTo(MARKER.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "keeps code_number in step",
        "cinch item-code",
        "cinch item-code epoch=x expression=00",
        "cinch item-code epoch=3 expression=00"
      })
  void isNotFoundInAnotherText(String text) {
    assertThat(Marker.parse(text)).isEmpty();
  }

  @Test
  void differsWhereTheExpressionDiffers() {
    assertThat(Marker.of("item-code", 3, "new.note")).isNotEqualTo(MARKER);
  }

  @Test
  void refusesANegativeEpoch() {
    assertThatThrownBy(() -> new Marker("item-code", -1, ""))
        .hasMessage("Cannot mark a negative epoch: -1");
  }
}
