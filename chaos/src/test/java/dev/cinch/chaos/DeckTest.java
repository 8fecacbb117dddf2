package dev.cinch.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeckTest {

  @Test
  void givesEachFaultOnceBeforeAnyComesAgain() {
    Deck deck = new Deck(new Random(1));

    assertThat(cards(deck)).containsExactlyInAnyOrder(Fault.values());
    assertThat(deck.isThrough()).isTrue();
    assertThat(cards(deck)).containsExactlyInAnyOrder(Fault.values());
  }

  @Test
  void givesTheSameOrderForTheSameSeedAndAnotherForAnother() {
    assertThat(cards(new Deck(new Random(7)))).isEqualTo(cards(new Deck(new Random(7))));
    assertThat(cards(new Deck(new Random(7)))).isNotEqualTo(cards(new Deck(new Random(8))));
  }

  private static List<Fault> cards(Deck deck) {
    return Stream.generate(deck::next).limit(Fault.values().length).toList();
  }
}
