package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.target.value.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTest {

  private static final Marker MARKER = marker("new.code");

  private static Marker marker(String expression) {
    return new Marker("item-code", 3, Digest.sha256(expression));
  }

  @Test
  void isReadBackAsItWasWritten() {
    assertThat(MARKER.text())
        .isEqualTo("cinch item-code epoch=3 expression=" + Digest.sha256("new.code"));
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
    assertThat(marker("new.note")).isNotEqualTo(MARKER);
  }

  @Test
  void refusesANegativeEpoch() {
    assertThatThrownBy(() -> new Marker("item-code", -1, ""))
        .hasMessage("Cannot mark a negative epoch: -1");
  }
}
