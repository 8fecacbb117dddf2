package dev.cinch.checker.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static final Finding PASS = Finding.pass("a", "fine");
  private static final Finding UNKNOWN = Finding.unknown("b", "who knows", "ask");
  private static final Finding BLOCKED = Finding.blocked("c", "3 to go", "commit 7");

  @Test
  void passesOnlyWhenEveryFindingDoes() {
    assertThat(Verdict.of(List.of(PASS, PASS)).outcome()).isEqualTo(Outcome.PASS);
    assertThat(Verdict.of(List.of(PASS, UNKNOWN)).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(Verdict.of(List.of(UNKNOWN, PASS, BLOCKED)).outcome()).isEqualTo(Outcome.BLOCKED);
    assertThat(Verdict.of(List.of(BLOCKED, UNKNOWN)).outcome()).isEqualTo(Outcome.BLOCKED);
  }

  @Test
  void refusesToBeGivenWithoutFindings() {
    assertThatThrownBy(() -> Verdict.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A verdict without findings proves nothing");
  }

  @Test
  void saysTheSameWhenOnlyNumbersOnTheWayDiffer() {
    Finding later = Finding.blocked("c", "2 to go", "commit 7").with("lag", 2);

    assertThat(Verdict.of(List.of(later, PASS)).saysTheSameAs(Verdict.of(List.of(PASS, BLOCKED))))
        .isTrue();
  }

  @Test
  void saysSomethingElseWhenAnotherThingWouldClearIt() {
    Finding moved = Finding.blocked("c", "3 to go", "commit 9");

    assertThat(Verdict.of(List.of(moved)).saysTheSameAs(Verdict.of(List.of(BLOCKED)))).isFalse();
    assertThat(
            Verdict.of(List.of(BLOCKED.of("billing"))).saysTheSameAs(Verdict.of(List.of(BLOCKED))))
        .isFalse();
  }

  @Test
  void demandsOfAFindingToSayWhatClearsItExactlyWhenItBlocks() {
    assertThatThrownBy(
            () -> new Finding("x", Outcome.BLOCKED, "no", null, null, null, java.util.Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A finding says what would clear it exactly when it blocks: x");
  }
}
