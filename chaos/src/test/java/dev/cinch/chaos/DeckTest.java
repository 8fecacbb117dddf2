package dev.cinch.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeckTest {

  @Test
  void givesEachFaultOnceBeforeAnyComesAgain() {
    Deck deck = whole(1);

    assertThat(cards(deck)).containsExactlyInAnyOrder(Fault.values());
    assertThat(deck.isThrough()).isTrue();
    assertThat(cards(deck)).containsExactlyInAnyOrder(Fault.values());
  }

  @Test
  void givesTheSameOrderForTheSameSeedAndAnotherForAnother() {
    assertThat(cards(whole(7))).isEqualTo(cards(whole(7)));
    assertThat(cards(whole(7))).isNotEqualTo(cards(whole(8)));
  }

  @Test
  void isThroughSoonerWhereItHoldsFewer() {
    Deck deck = new Deck(new Random(1), 2);

    assertThat(deck.next()).isNotEqualTo(deck.next());
    assertThat(deck.isThrough()).isTrue();
  }

  private static Deck whole(long seed) {
    return new Deck(new Random(seed), Fault.values().length);
  }

  private static List<Fault> cards(Deck deck) {
    return Stream.generate(deck::next).limit(Fault.values().length).toList();
  }
}
