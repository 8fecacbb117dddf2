package dev.cinch.planner.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.planner.lint.LintPlan;
import dev.cinch.planner.phase.ForeseenPhase;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.PlanReader;
import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.SharedStack;
import dev.cinch.target.lock.LockPolicy;
import dev.cinch.target.lock.LockSafeRunner;
import dev.cinch.target.lock.Pause;
import dev.cinch.target.lock.StepListener;
import dev.cinch.target.lock.StopSignal;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names with quotes, blanks, dots, other alphabets and all the 63 bytes that there are. */
class AwkwardNamesIT {

  private static final String TABLE = "Straße \"Nº 9\"; drop table x --";

  /** 63 bytes of 21 letters. */
  private static final String LONGEST = "表".repeat(21);

  private static final String PLAN =
      """
      id: awkward
      owner: team
      purpose: Names are taken as they are
      target: shop
      table: 'Größe.%1$s'
      column: {name: '%2$s', type: bigint, comment: 'It''s "new"'}
      replaces: 'alt "er''s'
      sync:
        forward: '"alt ""er''s"::bigint'
        backward: '"%2$s"::integer'
      indexes: [{name: 'i"x %3$s', columns: ['%2$s']}]
      tighten:
        not-null: true
        unique: [{name: 'u"x %3$s', columns: ['%2$s', 'Id']}]
        checks: [{name: 'c"x %3$s', condition: '"%2$s" > 0'}]
      retire: {replaced: drop-and-rename}
      """
          .formatted(TABLE, LONGEST, "ключ".repeat(7));

  private static final LockPolicy POLICY = LockPolicy.DEFAULT;
  private static final StepListener NOBODY = StepListener.NONE;

  @ParameterizedTest
  @ValueSource(strings = {"", " partition by range (\"Id\")"})
  void areTakenThereAndBackAndToTheEnd(String partitioned) throws SQLException {
    PostgresEndpoint server = SharedStack.endpoints().postgres();
    try (TestTable table = TestTable.create(server, "none", schema(partitioned))) {
      Plan plan = new PlanReader().read(PLAN);
      JdbcTargetFacts facts = new JdbcTargetFacts(table.targets());
      assertThat(facts.objections(plan)).isEmpty();
      assertThat(
              new LintPlan()
                  .lint(
                      plan,
                      new JdbcTargetPictures(table.targets(), (on, of) -> List.of())
                          .of(plan)
                          .orElseThrow()))
          .isNotEmpty();
      List<ForeseenPhase> phases = Foreseen.phases(plan, facts);
      List<Step> reversible = steps(phases, false);
      String before = portrait(facts, plan);

      walk(table, reversible);
      List<Step> backwards = new ArrayList<>(reversible);
      Collections.reverse(backwards);
      backwards.forEach(step -> runner().undo(table.target(), "awkward", step, POLICY, NOBODY));
      assertThat(portrait(facts, plan)).isEqualTo(before);

      walk(table, reversible);
      steps(phases, true).forEach(step -> run(table, step));
      assertThat(
              table.ask(
                  "select pg_typeof(\"alt \"\"er's\") from %s limit 1".formatted(quoted(TABLE))))
          .isEqualTo("bigint");
    }
  }

  private static String schema(String partitioned) {
    String table = quoted(TABLE);
    return """
    create schema "Größe";
    create table %1$s ("Id" bigint not null, "alt ""er's" integer)%2$s;
    """
            .formatted(table, partitioned)
        + (partitioned.isEmpty()
            ? ""
            : "create table \"Größe\".\"p.1 \"\"ю\" partition of %s for values from (0) to (100);\n"
                .formatted(table))
        + "insert into %s select n, n from generate_series(1, 10) n".formatted(table);
  }

  private static String quoted(String table) {
    return "\"Größe\".\"" + table.replace("\"", "\"\"") + "\"";
  }

  private static String portrait(JdbcTargetFacts facts, Plan plan) {
    return facts.portrait(plan).orElseThrow().toString();
  }

  private static List<Step> steps(List<ForeseenPhase> phases, boolean forGood) {
    return phases.stream()
        .flatMap(phase -> phase.steps().stream())
        .filter(step -> (step.undo().kind() == Undo.Kind.IMPOSSIBLE) == forGood)
        .toList();
  }

  private static void walk(TestTable table, List<Step> steps) throws SQLException {
    for (Step step : steps) {
      run(table, step);
      if (step.id().startsWith("sync.")) {
        table.run("update %1$s set \"alt \"\"er's\" = \"alt \"\"er's\"".formatted(quoted(TABLE)));
      }
    }
  }

  private static void run(TestTable table, Step step) {
    runner().run(table.target(), "awkward", step, POLICY, NOBODY);
  }

  private static LockSafeRunner runner() {
    return new LockSafeRunner(Clock.systemUTC(), Pause.SLEEP, new Random(), StopSignal.NEVER);
  }
}
