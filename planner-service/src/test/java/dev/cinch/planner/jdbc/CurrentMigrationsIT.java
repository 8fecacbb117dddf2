package dev.cinch.planner.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.planner.migration.CurrentMigrations.Current;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.PhaseStatus;
import dev.cinch.planner.migration.Progress;
import dev.cinch.planner.migration.Progress.Pages;
import dev.cinch.planner.migration.Progress.RangeCount;
import dev.cinch.planner.migration.Progress.Rows;
import dev.cinch.planner.migration.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CurrentMigrationsIT {

  private final PlannerDatabase database = new PlannerDatabase();
  private final JdbcCurrentMigrations current = new JdbcCurrentMigrations(database.client);

  @Test
  void showsWhatHasNotEndedAndWhereItStands() {
    Migration filling = database.backfilling("filling");
    Progress progress =
        new Progress(1, new Pages(10, 4), new RangeCount(3, 2, 1), new Rows(100, 50, 2), 7);
    filling = database.save(filling.report(progress, PlannerDatabase.NOW));
    Migration paused = database.start("paused");
    database.save(paused.pause("lunch", PlannerDatabase.NOW));
    Migration given = database.start("given-up");
    database.save(given.abort(null, Map.of(), PlannerDatabase.NOW));

    List<Current> all = current.current();

    assertThat(all).extracting(Current::id).containsExactly("filling", "paused");
    Current first = all.get(0);
    assertThat(first.progress()).isEqualTo(filling.progress());
    assertThat(first.target()).isEqualTo(filling.plan().target());
    assertThat(first.owner()).isEqualTo(filling.plan().owner());
    assertThat(first.course().phaseAtHand()).contains(Phase.BACKFILL);
    assertThat(first.course().recordOf(Phase.BACKFILL).status()).isEqualTo(PhaseStatus.RUNNING);
    assertThat(all.get(1).course().standing().state()).isEqualTo(State.PAUSED);
    assertThat(current.count())
        .isEqualTo(Map.of(State.ACTIVE, 1L, State.PAUSED, 1L, State.ABORTED, 1L));
  }
}
