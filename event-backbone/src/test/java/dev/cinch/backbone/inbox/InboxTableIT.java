package dev.cinch.backbone.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.backbone.Rig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTableIT {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private Rig rig;
  private Inbox inbox;

  @BeforeEach
  void connect() {
    rig = Rig.shared();
    inbox = new Inbox(rig.jdbc());
  }

  @AfterEach
  void disconnect() {
    rig.close();
  }

  @Test
  void makesASecondDeliveryWaitForTheFirstAndThenKnowsIt() throws Exception {
    CompletableFuture<Boolean> second = new CompletableFuture<>();
    rig.transactions()
        .executeWithoutResult(
            status -> {
              assertThat(inbox.isFirst("consumer", "event-1", NOW)).isTrue();
              second.completeAsync(() -> inbox.isFirst("consumer", "event-1", NOW));
              await().atMost(Duration.ofMinutes(1)).until(this::somebodyWaitsForATransaction);
              assertThat(second).isNotDone();
            });

    assertThat(second.get(30, TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void letsASecondDeliveryHaveTheEffectThatTheFirstTookBack() throws Exception {
    CompletableFuture<Boolean> second = new CompletableFuture<>();
    rig.transactions()
        .executeWithoutResult(
            status -> {
              assertThat(inbox.isFirst("consumer", "event-1", NOW)).isTrue();
              second.completeAsync(() -> inbox.isFirst("consumer", "event-1", NOW));
              await().atMost(Duration.ofMinutes(1)).until(this::somebodyWaitsForATransaction);
              status.setRollbackOnly();
            });

    assertThat(second.get(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void forgetsWhatIsPastItsRetentionAFewAtATime() {
    IntStream.range(0, 25)
        .forEach(i -> inbox.isFirst("consumer", "old-" + i, NOW.minus(Duration.ofDays(40))));
    IntStream.range(0, 5).forEach(i -> inbox.isFirst("consumer", "new-" + i, NOW));
    Instant before = NOW.minus(Duration.ofDays(30));

    assertThat(inbox.forget(before, 10)).isEqualTo(10);
    assertThat(inbox.forget(before, 10)).isEqualTo(10);
    assertThat(inbox.forget(before, 10)).isEqualTo(5);
    assertThat(inbox.forget(before, 10)).isZero();
    assertThat(rows()).isEqualTo(5);
  }

  @Test
  void isCleanedInTheBackground() {
    IntStream.range(0, 25)
        .forEach(
            i -> inbox.isFirst("consumer", "old-" + i, Instant.now().minus(Duration.ofDays(40))));
    inbox.isFirst("consumer", "new", Instant.now());
    InboxProperties properties =
        new InboxProperties(
            5,
            Duration.ofMillis(200),
            Duration.ofSeconds(30),
            Duration.ofSeconds(8),
            Duration.ofDays(30),
            Duration.ofMillis(50),
            10);
    try (ForgetOldEvents cleanup = new ForgetOldEvents(inbox, properties, Clock.systemUTC())) {
      cleanup.start();

      await().atMost(Duration.ofSeconds(30)).until(() -> rows() == 1);
    }
  }

  private boolean somebodyWaitsForATransaction() {
    return rig.jdbc()
        .sql(
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
        .query(Integer.class)
        .single()
        .equals(1);
  }

  private int rows() {
    return rig.jdbc().sql("select count(*) from inbox").query(Integer.class).single();
  }
}
