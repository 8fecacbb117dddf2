package dev.cinch.target.fill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionMarksTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "new.a ? 'b', new.a ?? 'b'",
        "new.a ?| new.b, new.a ??| new.b",
        "'what?', 'what?'",
        "'it''s ?' || new.a ? 'b', 'it''s ?' || new.a ?? 'b'",
        "new.\"a?\", new.\"a?\"",
        "new.\"it's ?\" ? 'a', new.\"it's ?\" ?? 'a'",
        "E'\\\\' ? 'a', E'\\\\' ?? 'a'"
      })
  void doublesOnlyOperators(String expression, String escaped) {
    assertThat(QuestionMarks.escape(expression)).isEqualTo(escaped);
  }
}
