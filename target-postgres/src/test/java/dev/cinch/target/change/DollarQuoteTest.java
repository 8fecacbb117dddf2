package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DollarQuoteTest {

  @Test
  void choosesATagThatTheBodyDoesNotHold() {
    assertThat(DollarQuote.of("select 1")).isEqualTo("$cinch$\nselect 1\n$cinch$");
    assertThat(DollarQuote.of("'$cinch$'")).isEqualTo("$cinch1$\n'$cinch$'\n$cinch1$");
  }

  @Test
  void choosesATagThatTheBodyDoesNotEndInto() {
    assertThat(DollarQuote.of("'$cinch'")).startsWith("$cinch$");
    assertThat(DollarQuote.of("'$cinch$' || '$cinch1$'")).startsWith("$cinch2$");
  }
}
