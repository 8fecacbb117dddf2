package dev.cinch.target.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockerTest {

  @Test
  void tellsAllThatIsKnown() {
    Blocker blocker =
        new Blocker(
            42,
            Blocker.Kind.SESSION,
            "billing",
            "report",
            "select 1",
            Duration.ofSeconds(90),
            "AccessShareLock");

    assertThat(blocker.describe())
        .isEqualTo(
            "a session (pid 42, user billing, application report, transaction open for PT1M30S,"
                + " lock AccessShareLock, query select 1)");
  }

  @Test
  void passesOverWhatMayNotBeSeen() {
    assertThat(new Blocker(42, Blocker.Kind.SESSION, null, "", null, null, null).describe())
        .isEqualTo("a session (pid 42)");
  }

  @Test
  void saysWhoDoesNotGiveWay() {
    Blocker vacuum = new Blocker(42, Blocker.Kind.WRAPAROUND_VACUUM, null, null, null, null, null);
    Blocker prepared =
        new Blocker(
            0, Blocker.Kind.PREPARED_TRANSACTION, null, null, null, null, "RowExclusiveLock");

    assertThat(Blocker.describe(List.of(vacuum, prepared)))
        .isEqualTo(
            "in the way: an autovacuum against wraparound, which does not give way (pid 42) and a"
                + " prepared transaction, to be looked up in pg_prepared_xacts (lock"
                + " RowExclusiveLock)");
    assertThat(Blocker.describe(List.of())).isEqualTo("who stood in the way was not seen");
  }

  @Test
  void keepsTheLookThatSawMore() {
    Blocker known = new Blocker(42, Blocker.Kind.SESSION, null, null, null, null, "ShareLock");
    Blocker leaving = new Blocker(42, Blocker.Kind.SESSION, null, null, null, null, null);

    assertThat(Blocker.better(List.of(), List.of(leaving))).containsExactly(leaving);
    assertThat(Blocker.better(List.of(leaving), List.of(known))).containsExactly(known);
    assertThat(Blocker.better(List.of(known), List.of(leaving))).containsExactly(known);
    assertThat(Blocker.better(List.of(known), List.of())).containsExactly(known);
  }
}
