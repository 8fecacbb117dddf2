package dev.cinch.checker.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RhythmTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Verdict PASS = Verdict.of(List.of(Finding.pass("a", "fine")));
  private static final Verdict BLOCKED =
      Verdict.of(List.of(Finding.blocked("a", "not fine", "wait")));

  private final Rhythm rhythm = new Rhythm(Duration.ofMinutes(1), Duration.ofMinutes(5));

  @Test
  void tellsTheFirstVerdictAndAsksAgainWhileItBlocks() {
    Answer answer = rhythm.answer(asked(null), BLOCKED, NOW);

    assertThat(answer.toPublish()).isTrue();
    assertThat(answer.askAgainAt()).isEqualTo(NOW.plusSeconds(60));
    assertThat(answer.decision().expiresAt()).isEqualTo(NOW.plusSeconds(300));
  }

  @Test
  void confirmsAPassOneRecheckBeforeItExpires() {
    Answer first = rhythm.answer(asked(null), PASS, NOW);
    assertThat(first.askAgainAt()).isEqualTo(NOW.plusSeconds(240));

    Answer second = rhythm.answer(asked(first.decision()), PASS, first.askAgainAt());

    assertThat(second.toPublish()).isTrue();
  }

  @Test
  void staysSilentWhileAnUnchangedBlockStillCountsAtTheNextAskingButOne() {
    Decision told = rhythm.answer(asked(null), BLOCKED, NOW).decision();

    assertThat(rhythm.answer(asked(told), BLOCKED, NOW.plusSeconds(60)).toPublish()).isFalse();
    assertThat(rhythm.answer(asked(told), BLOCKED, NOW.plusSeconds(120)).toPublish()).isFalse();
    assertThat(rhythm.answer(asked(told), BLOCKED, NOW.plusSeconds(180)).toPublish()).isTrue();
  }

  @Test
  void tellsAChangeAtOnce() {
    Decision told = rhythm.answer(asked(null), BLOCKED, NOW).decision();

    assertThat(rhythm.answer(asked(told), PASS, NOW.plusSeconds(1)).toPublish()).isTrue();
  }

  @Test
  void refusesToAskSoSeldomThatVerdictsExpire() {
    assertThatThrownBy(() -> new Rhythm(Duration.ofMinutes(3), Duration.ofMinutes(5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot ask again every PT3M when a verdict counts for PT5M: it would expire before it"
                + " is confirmed; let cinch.gate.validity be at least twice cinch.gate.recheck");
  }

  private static OpenQuestion asked(@org.jspecify.annotations.Nullable Decision published) {
    return new OpenQuestion(1, 1, Samples.question(), published, published);
  }
}
