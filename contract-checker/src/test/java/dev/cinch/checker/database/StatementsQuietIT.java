package dev.cinch.checker.database;

import static dev.cinch.checker.support.FindingAssertions.assertOnly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.checker.check.StatementsQuiet;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.gate.Question;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Statements as a real server has counted them. */
class StatementsQuietIT {

  private final Scene scene = new Scene();

  @Test
  void doesNotKnowAtFirstAndPassesWhenNothingThatGoesWasUsedSince() throws Exception {
    scene.target.execute("select level from orders where id = 1");
    assertOnly(look(), Outcome.UNKNOWN, "statements are watched from now on");

    scene.target.execute(
        "select tier from orders where id = 1",
        "insert into orders (id, tier) values (7, 'x')",
        "select count(*) from orders");

    assertOnly(look(), Outcome.PASS, "No statement has used what goes since ");
  }

  @Test
  void blocksAStatementThatUsesTheColumnWithItsCallsAndThenWaitsAnew() throws Exception {
    scene.quiet = Duration.ofHours(1);
    look();
    scene.target.execute(
        "select level from orders where id = 1", "select level from orders where id = 2");

    List<Finding> findings = look();

    assertOnly(findings, Outcome.BLOCKED, "ran a statement that uses level, 2 times since ");
    assertThat(findings.get(0).evidence())
        .containsEntry("statement", "select level from orders where id = $1")
        .containsEntry("calls", "2")
        .containsKeys("role", "since", "reset_at");
    assertOnly(look(), Outcome.UNKNOWN, "but the plan asks for 60 min");
  }

  @Test
  void blocksWhatBindsByPosition() throws Exception {
    look();
    scene.target.execute("select * from orders", "insert into orders values (8, 1, 'x')");

    assertThat(look())
        .hasSize(2)
        .allSatisfy(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.BLOCKED);
              assertThat(finding.message()).contains("binds columns by position");
            });
  }

  @Test
  void doesNotKnowWhatTheParserCannotTell() throws Exception {
    look();
    scene.target.execute(
        "select level from orders join (select 1 as one) x on true join pg_class c on c.oid = orders.id");

    assertOnly(look(), Outcome.UNKNOWN, "ran a statement that may use level");
  }

  @Test
  void blocksWhatUsesTheNameThatTheNewColumnGivesUpOrBindsByPosition() throws Exception {
    look(scene.takingOver());
    scene.target.execute(
        "select level from orders where id = 1",
        "select tier from orders where id = 1",
        "insert into orders values (9, 1, 'x')");

    assertThat(look(scene.takingOver()))
        .allMatch(finding -> finding.outcome() == Outcome.BLOCKED)
        .extracting(Finding::detail)
        .containsExactlyInAnyOrder(
            "select tier from orders where id = $1", "insert into orders values ($1, $2, $3)");
  }

  @Test
  void doesNotKnowWhatABlockOfCodeDoes() throws Exception {
    look();
    scene.target.execute("do $$ begin update orders set level = 1; end $$");

    assertOnly(look(), Outcome.UNKNOWN, "ran a statement that may use level");
  }

  @Test
  void blocksAStatementThatNamesAPartitionThatIsPartitionedItself() throws Exception {
    scene.target.execute(
        "drop table orders",
        "create table orders (id bigint, level int, tier text) partition by range (id)",
        "create table batch partition of orders for values from (0) to (10) partition by range (id)");
    look();
    scene.target.execute("select level from batch");

    assertOnly(look(), Outcome.BLOCKED, "ran a statement that uses level, 1 times since ");
  }

  @Test
  void watchesAnewWhenTheCountsWereReset() throws Exception {
    look();
    scene.target.execute("select level from orders where id = 1");
    scene.target.execute("select pg_stat_statements_reset()");

    assertOnly(look(), Outcome.UNKNOWN, "pg_stat_statements was reset at ");
  }

  @Test
  void doesNotKnowWhatIsNotCounted() throws Exception {
    String role = "batch_" + scene.target.role();
    scene.target.execute(
        "create role " + role, "alter role " + role + " set pg_stat_statements.track = none");

    assertOnly(
        look(),
        Outcome.UNKNOWN,
        "pg_stat_statements does not count the statements of role " + role);
    scene.target.execute(
        "alter role " + role + " reset all",
        "alter role " + role + " set pg_stat_statements.track_utility = off");
    assertOnly(look(), Outcome.UNKNOWN, "does not count the statements of role " + role);
    scene.target.execute("drop role " + role);
  }

  @Test
  void doesNotKnowWhatItMayNotRead() throws Exception {
    scene.target.execute(
        "revoke pg_read_all_stats from " + scene.target.role(),
        "select level from orders where id = 1");

    assertOnly(look(), Outcome.UNKNOWN, "can't be read");
  }

  @Test
  void doesNotGuessWhereNobodyCountsStatements() {
    scene.target.execute("drop extension pg_stat_statements");

    assertThatThrownBy(this::look)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the target has no extension pg_stat_statements");
  }

  private List<Finding> look(Question question) throws Exception {
    return new StatementsQuiet(scene.databases(), scene.baselines, Set.of(), Clock.systemUTC())
        .run(question);
  }

  private List<Finding> look() throws Exception {
    return scene.run(
        new StatementsQuiet(scene.databases(), scene.baselines, Set.of(), Clock.systemUTC()),
        Phase.RETIRE);
  }
}
