package dev.cinch.checker.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.contract.ContractKey;
import dev.cinch.checker.heartbeat.Heartbeat;
import dev.cinch.checker.support.Database;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JdbcHeartbeatsIT {

  private static final ContractKey KEY = new ContractKey("test", "billing", "orders-value");
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private final JdbcHeartbeats heartbeats = new JdbcHeartbeats(Database.create().client());

  @Test
  void tellsNewsFromWhatWasKnown() {
    assertThat(heartbeats.keep(beat("one", "\"int\"", "7", 0))).isTrue();
    assertThat(heartbeats.keep(beat("one", "\"int\"", "7", 30))).isFalse();
    assertThat(heartbeats.keep(beat("one", null, null, 60))).isFalse();
    assertThat(heartbeats.keep(beat("two", "\"int\"", "7", 60))).isTrue();
    assertThat(heartbeats.keep(beat("one", "\"long\"", "7", 90))).isTrue();
    assertThat(heartbeats.keep(beat("one", "\"long\"", "8", 90))).isTrue();
    assertThat(heartbeats.keep(new Heartbeat(KEY, "one", null, null, NOW, true))).isTrue();
    assertThat(heartbeats.keep(new Heartbeat(KEY, "one", null, null, NOW, true))).isFalse();
  }

  @Test
  void remembersWhatWasHeardLastOfEachProcess() {
    heartbeats.keep(beat("one", "\"int\"", "7", 0));
    heartbeats.keep(beat("two", "\"int\"", "7", 10));
    heartbeats.keep(beat("one", null, null, 30));

    assertThat(heartbeats.of(KEY))
        .containsExactly(beat("one", "\"int\"", "7", 30), beat("two", "\"int\"", "7", 10));
  }

  private static Heartbeat beat(
      String instance, @Nullable String schema, @Nullable String version, int seconds) {
    return new Heartbeat(
        KEY,
        instance,
        schema == null ? null : AvroSchema.parse(schema),
        version,
        NOW.plusSeconds(seconds),
        false);
  }
}
