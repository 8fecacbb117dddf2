package dev.cinch.planner.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.backbone.trace.ThreadTrace;
import dev.cinch.planner.SamplePlan;
import dev.cinch.planner.migration.HistoryEntry;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.MigrationChangedException;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.PhaseStatus;
import dev.cinch.planner.migration.Progress;
import dev.cinch.planner.migration.Progress.Pages;
import dev.cinch.planner.migration.Progress.RangeCount;
import dev.cinch.planner.migration.Progress.Rows;
import dev.cinch.planner.migration.SyncRule;
import dev.cinch.planner.migration.SyncRule.Forward;
import dev.cinch.planner.plan.InvalidPlanException;
import dev.cinch.planner.plan.PlanReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JdbcMigrationsIT {

  private final PlannerDatabase database = new PlannerDatabase();

  @Test
  void givesBackWhatWasStored() {
    Migration migration = database.start("stored");
    migration = database.save(migration.begin(Phase.EXPAND, PlannerDatabase.NOW));
    migration =
        database.save(migration.finish(Phase.EXPAND, Map.of("a", "1"), PlannerDatabase.NOW));
    migration = database.save(migration.begin(Phase.SYNC, PlannerDatabase.NOW));
    SyncRule rule = new SyncRule(new Forward("new.a", "digest", List.of("a"), true), "new.b");
    migration = database.save(migration.finishSync(rule, Map.of(), PlannerDatabase.NOW));
    Progress progress =
        new Progress(2, new Pages(10, 4), new RangeCount(3, 2, 1), new Rows(100, 50, 2), 4);
    migration = database.save(migration.report(progress, PlannerDatabase.NOW));
    migration = database.save(migration.approve(Phase.SWITCH, PlannerDatabase.NOW));

    assertThat(migration.plan()).isEqualTo(SamplePlan.withId("stored"));
    assertThat(migration.sync()).isEqualTo(rule);
    assertThat(migration.progress()).isEqualTo(progress);
    assertThat(migration.course().approved()).containsExactly(Phase.SWITCH);
    assertThat(migration.recordOf(Phase.EXPAND).evidence()).isEqualTo(Map.of("a", "1"));
    assertThat(migration.statusOf(Phase.SYNC)).isEqualTo(PhaseStatus.DONE);
    assertThat(migration.revision().seq()).isEqualTo(7);
    assertThat(migration.revision().version()).isEqualTo(6);
  }

  @Test
  void storesOneOfTwoEditionsThatWereMadeFromTheSame() {
    Migration migration = database.start("raced");
    database.save(migration.begin(Phase.EXPAND, PlannerDatabase.NOW));

    assertThatThrownBy(() -> database.save(migration.pause("late", PlannerDatabase.NOW)))
        .isInstanceOf(MigrationChangedException.class)
        .hasMessage("Cannot store migration raced: it was changed meanwhile; read it again");
    assertThat(database.migrations.history("raced"))
        .extracting(HistoryEntry::what)
        .containsExactly("started", "phase");
  }

  @Test
  void keepsTheTraceInWhichAMigrationWasStarted() {
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    new ThreadTrace().run(Optional.of(trace), () -> database.start("traced"));
    database.start("untraced");

    assertThat(database.migrations.trace("traced")).contains(trace);
    assertThat(database.migrations.trace("untraced")).isEmpty();
    assertThat(database.migrations.trace("nobody")).isEmpty();
  }

  @Test
  void addsAMigrationOnce() {
    database.start("once");

    assertThat(
            database.migrations.add(
                Migration.start(SamplePlan.withId("once"), PlannerDatabase.NOW), "bob"))
        .isFalse();
    assertThat(database.migrations.history("once")).hasSize(1);
  }

  @Test
  void keepsWhoDidWhatButNotEveryCount() {
    Migration migration = database.start("history");
    migration = database.save(migration.report(Progress.NONE, PlannerDatabase.NOW));
    database.save(migration.pause("lunch", PlannerDatabase.NOW));

    assertThat(database.migrations.history("history"))
        .extracting(
            HistoryEntry::actor, HistoryEntry::what, HistoryEntry::after, HistoryEntry::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("ann", "started", null, null),
            org.assertj.core.groups.Tuple.tuple("planner", "state", "PAUSED", "lunch"));
  }

  @Test
  void readsCountersThatAPlannerStoredWhichKnewOfNoBadRows() {
    database.start("earlier");
    database.client.sql("update migration set progress = progress - 'badRows'").update();

    assertThat(database.migrations.find("earlier").orElseThrow().progress())
        .isEqualTo(Progress.NONE);
  }

  @Test
  void readsRulesOfOneReplacedColumnAsEarlierPlannersStoredThemAndOfSeveral() {
    Migration migration = database.start("rules");
    migration = database.save(migration.begin(Phase.SYNC, PlannerDatabase.NOW));
    Forward forward = new Forward("new.a", "digest", List.of("a"), false);
    SyncRule several =
        new SyncRule(forward, null, Map.of("b", "new.b", "c", "new.c"), Map.of("d", "new.d"));
    migration = database.save(migration.finishSync(several, Map.of(), PlannerDatabase.NOW));
    assertThat(migration.sync()).isEqualTo(several);

    database
        .client
        .sql(
            "update migration set sync_rule = jsonb_set(sync_rule - 'backwards' - 'also', '{backward}', '\"new.b\"')")
        .update();

    assertThat(database.migrations.find("rules").orElseThrow().sync())
        .isEqualTo(new SyncRule(forward, "new.b"));
  }

  @Test
  void goesOnWithAPlanThatWouldBeRefusedByNowButNotWithOneThatItCanNotRead() {
    database.start("contradictory");
    String contradictory =
        SamplePlan.withId("contradictory").text().yaml() + "relax: {not-null: true}\n";
    assertThatThrownBy(() -> new PlanReader().read(contradictory))
        .isInstanceOf(InvalidPlanException.class);
    database
        .client
        .sql("update migration set plan = :plan, plan_digest = 'other'")
        .param("plan", contradictory)
        .update();

    assertThat(database.migrations.find("contradictory")).isPresent();

    database
        .client
        .sql("update migration set plan_language = plan_language + 1, plan_digest = 'newer'")
        .update();
    assertThatThrownBy(() -> database.migrations.find("contradictory"))
        .hasStackTraceContaining("run the one that started it, or a newer one");
  }

  @Test
  void listsOnlyWhatGoesOnByItself() {
    database.start("goes-on");
    database.save(database.start("stands").pause(null, PlannerDatabase.NOW));

    assertThat(database.migrations.active()).containsExactly("goes-on");
  }
}
