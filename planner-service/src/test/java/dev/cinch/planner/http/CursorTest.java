package dev.cinch.planner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.planner.migration.ListPlace;
import dev.cinch.planner.problem.RequestRefusedException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @Test
  void comesBackAsThePlaceThatItWasMadeOf() {
    ListPlace place = new ListPlace(Instant.parse("2026-01-01T00:00:00.123456Z"), "a-migration");

    assertThat(Cursor.from(Cursor.to(place))).isEqualTo(place);
  }

  @Test
  void comesBackAsTheNumberThatItWasMadeOf() {
    assertThat(Cursor.number(Cursor.to(4711))).isEqualTo(4711);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "***", "bm93IGlk", "MjAyNi0wMS0wMVQwMDowMDowMFo"})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> Cursor.from(text))
        .isInstanceOf(RequestRefusedException.class)
        .hasMessage(
            "Cannot go on with the list after '%s': no answer had that as its 'next'; begin without 'after'",
            text);
    assertThatThrownBy(() -> Cursor.number(text))
        .isInstanceOf(RequestRefusedException.class)
        .hasMessageStartingWith("Cannot go on with the list after '%s'", text);
  }
}
