package dev.cinch.worker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TurnLengthTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final TurnLength turns =
      new TurnLength(Duration.ofSeconds(10), Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void isAsLongAsConfiguredWhereTheLockIsLong() {
    assertThat(turns.until(Duration.ofSeconds(60))).isEqualTo(NOW.plusSeconds(10));
  }

  @Test
  void isAThirdOfTheLockWhereThatIsShorter() {
    assertThat(turns.until(Duration.ofSeconds(15))).isEqualTo(NOW.plusSeconds(5));
  }
}
