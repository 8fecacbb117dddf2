package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"a, 'a'", "it's, 'it''s'", "a\\b, E'a\\\\b'", "\\', E'\\\\'''"})
  void quotesATextUnderEitherReadingOfBackslashes(String text, String literal) {
    assertThat(Literal.of(text)).isEqualTo(literal);
  }

  @Test
  void refusesAZeroByte() {
    assertThatThrownBy(() -> Literal.of("a\0b"))
        .hasMessage("Cannot write a text that holds a zero byte into SQL");
  }
}
