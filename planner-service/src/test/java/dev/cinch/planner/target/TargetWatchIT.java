package dev.cinch.planner.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.plan.PlanReader;
import dev.cinch.planner.step.Trouble;
import dev.cinch.planner.step.WatchedLogs;
import dev.cinch.stack.LocalStack;
import dev.cinch.stack.ServerKind;
import dev.cinch.stack.SharedStack;
import dev.cinch.stack.StackOptions;
import dev.cinch.target.health.Reading;
import dev.cinch.target.health.Reading.Known;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the watch after TIGHTEN sees of a real target. */
class TargetWatchIT {

  private static final String PLAN =
      """
      id: watched
      owner: team
      purpose: Refused writes are seen
      target: shop
      table: item
      column: {name: code, existing: true}
      tighten:
        not-null: true
        checks: [{name: item_positive, condition: amount > 0}]
        unique: [{name: item_code_key, columns: [id, code]}]
        watch: {for: 1h%s}
      """;

  private static final String TABLE =
      """
      create table item (id bigint, code text not null, amount integer,
        constraint item_positive check (amount > 0), constraint other check (amount < 100),
        constraint item_code_key unique (id, code)) partition by range (id);
      create table item_1 partition of item for values from (0) to (100);
      """;

  private final Map<String, WatchedLogs.Seen> seen = new HashMap<>();
  private final WatchedLogs logs =
      new WatchedLogs() {
        @Override
        public Optional<Seen> of(String migration, int attempt) {
          return Optional.ofNullable(seen.get(migration + attempt));
        }

        @Override
        public void keep(String migration, int attempt, Seen upTo) {
          seen.put(migration + attempt, upTo);
        }
      };

  private double errors;
  private final Function<String, Reading> metrics =
      query ->
          query.equals("errors") ? new Known(errors) : new Reading.Unknown("no " + query, false);

  @Test
  void countsTheWritesThatWhatThePlanAddedHasRefused() throws SQLException {
    try (LocalStack server =
            LocalStack.start(
                StackOptions.temporary()
                    .only(ServerKind.POSTGRES)
                    .with(ServerKind.POSTGRES, "logging_collector", "on"));
        TestTable table = TestTable.create(server.postgres(), "item", TABLE)) {
      refused(table, "insert into item values (1, null, 1)");
      assertThat(look(table, "").found()).as("what was before counts for nothing").isEmpty();

      table.run("insert into item values (1, 'a', 1)");
      refused(table, "insert into item values (2, 'a', 1000)");
      assertThat(look(table, ", violations: 0").found()).isEmpty();

      refused(table, "insert into item values (1, null, 1)");
      refused(table, "insert into item values (2, 'b', -1)");
      refused(table, "insert into item values (1, 'a', 1)");
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(look(table, "").found())
                      .containsExactly("constraint violations in the server's log 3.0 > 0.0"));
      assertThat(look(table, ", violations: 3").found()).isEmpty();
      assertThat(look(table, ", violations: off").found()).isEmpty();
      assertThat(look(table, "").passedOver()).isEmpty();
    }
  }

  @Test
  void goesOnWithoutALogThatItCanNotReadUnlessThePlanAsksForIt() throws SQLException {
    String why =
        "constraint violations in the server's log can't be counted: the server keeps no log file of its own (logging_collector is off)";
    try (TestTable table = onSharedServer()) {
      assertThat(look(table, "").passedOver()).containsExactly(why);
      assertThat(look(table, "").blind()).isEmpty();
      assertThat(look(table, ", violations: 0").blind()).containsExactly(why);
      assertThat(look(table, ", violations: off").passedOver()).isEmpty();
    }
  }

  @Test
  void asksThePlansProbesOfTheTargetAndOfPrometheus() throws SQLException {
    String probes =
        ", probes: [{name: rows, sql: select count(*) from item, stop: 1}, {name: errors, prometheus: errors, stop: 0.5}]";
    try (TestTable table = onSharedServer()) {
      assertThat(look(table, probes).found()).isEmpty();

      errors = 0.75;
      table.run("insert into item values (1, 'a', 1), (2, 'a', 1)");

      assertThat(look(table, probes).found())
          .containsExactly("rows 2.0 > 1.0", "errors 0.75 > 0.5");
      assertThat(look(table, ", probes: [{name: away, prometheus: up, stop: 1}]").blind())
          .containsExactly("away can't be read: no up");
    }
  }

  private static TestTable onSharedServer() throws SQLException {
    return TestTable.create(SharedStack.endpoints().postgres(), "item", TABLE);
  }

  private static void refused(TestTable table, String sql) {
    assertThatThrownBy(() -> table.run(sql)).isInstanceOf(SQLException.class);
  }

  private Trouble look(TestTable table, String words) {
    Migration migration =
        Migration.start(new PlanReader().read(PLAN.formatted(words)), Instant.now()).migration();
    return new JdbcTargetFacts(table.targets(), new TargetWatch(logs, metrics)).trouble(migration);
  }
}
