package dev.cinch.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.cli.news.Heard;
import dev.cinch.cli.news.Phase;
import dev.cinch.cli.news.PhaseStatus;
import dev.cinch.cli.news.State;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChronicleTest {

  private final Chronicle chronicle = new Chronicle();

  @Test
  void aMigrationHasArrivedOnceBothTopicsSaySo() {
    chronicle.add(Heard.standing(9, State.COMPLETED, Phase.RETIRE));
    assertThat(chronicle.hasArrived()).isFalse();

    chronicle.add(Heard.done(9, Phase.RETIRE, Map.of()));
    assertThat(chronicle.hasArrived()).isTrue();
    assertThat(chronicle.hasStopped()).isFalse();
  }

  @Test
  void aRetireThatIsNotNeededIsBehindUs() {
    chronicle.add(Heard.standing(9, State.COMPLETED, Phase.RETIRE));
    chronicle.add(Heard.moved(9, Phase.RETIRE, PhaseStatus.SKIPPED));

    assertThat(chronicle.hasArrived()).isTrue();
  }

  @Test
  void aPausedMigrationHasStoppedAndSaysWhy() {
    chronicle.add(Heard.standing(1, State.ACTIVE, Phase.EXPAND));
    assertThat(chronicle.hasStopped()).isFalse();

    chronicle.add(Heard.failed(2, Phase.EXPAND, "the lock was not to be had"));
    chronicle.add(Heard.standing(2, State.PAUSED, Phase.EXPAND));

    assertThat(chronicle.hasStopped()).isTrue();
    assertThat(chronicle.whyStopped()).isEqualTo("EXPAND failed: the lock was not to be had");
  }

  @Test
  void aMigrationThatStopsWithoutAFailureSaysItsState() {
    chronicle.add(Heard.standing(2, State.ABORTED, Phase.EXPAND));

    assertThat(chronicle.whyStopped()).isEqualTo("the migration is ABORTED");
  }

  @Test
  void aPhaseTakesFromItsFirstBeginningToItsEnd() {
    chronicle.add(Heard.moved(1, Phase.BACKFILL, PhaseStatus.RUNNING));
    chronicle.add(Heard.failed(2, Phase.BACKFILL, "a worker is needed"));
    assertThat(chronicle.took(Phase.BACKFILL)).isEmpty();

    chronicle.add(Heard.moved(4, Phase.BACKFILL, PhaseStatus.RUNNING));
    chronicle.add(Heard.done(7, Phase.BACKFILL, Map.of("rows_changed", "1000")));

    assertThat(chronicle.took(Phase.BACKFILL)).contains(Duration.ofSeconds(6));
    assertThat(chronicle.number(Phase.BACKFILL, "rows_changed")).isEqualTo(1000);
    assertThat(chronicle.number(Phase.BACKFILL, "mismatches")).isEqualTo(-1);
    assertThat(chronicle.number(Phase.VERIFY, "mismatches")).isEqualTo(-1);
  }

  @Test
  void theGateHoldsAPhaseFromItsFirstNoUntilThePhaseBegins() {
    chronicle.add(Heard.moved(1, Phase.TIGHTEN, PhaseStatus.GATED));
    chronicle.add(Heard.blocked(2, Phase.TIGHTEN));
    chronicle.add(Heard.blocked(3, Phase.TIGHTEN));
    assertThat(chronicle.heldFor(Phase.TIGHTEN)).isEmpty();

    chronicle.add(Heard.passed(4, Phase.TIGHTEN));
    chronicle.add(Heard.moved(5, Phase.TIGHTEN, PhaseStatus.RUNNING));

    assertThat(chronicle.heldFor(Phase.TIGHTEN)).contains(Duration.ofSeconds(3));
  }

  @Test
  void aGateThatLetsPassAtOnceHasHeldNothing() {
    chronicle.add(Heard.passed(4, Phase.RETIRE));
    chronicle.add(Heard.moved(5, Phase.RETIRE, PhaseStatus.RUNNING));

    assertThat(chronicle.heldFor(Phase.RETIRE)).isEmpty();
  }
}
