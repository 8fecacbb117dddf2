package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.target.TestDatabase;
import dev.cinch.target.name.TableName;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RaiseEpochIT extends OpenShop {

  private static final ColumnChange CHANGE = Shop.bothWays();
  private static final TableLayout PLAIN = TableLayout.plain(18, Shop.ITEM);

  @BeforeEach
  void create() throws SQLException {
    steps().run(new AddColumn(CHANGE));
    steps().run(new SyncTrigger(CHANGE, 1));
  }

  @Test
  void putsTheNextEpochInForce() throws SQLException {
    steps().run(raise(2));
    assertThat(marker()).isEqualTo(CHANGE.marker(2).text());
  }

  @Test
  void waitsForAStatementThatReadTheOlderEpoch() throws Exception {
    database.run("insert into shop.item (code) values ('1')");
    try (Connection worker = database.connect();
        Connection raiser = database.connect("raiser")) {
      worker.setAutoCommit(false);
      TestDatabase.run(worker, "update shop.item set note = 'under the older epoch'");
      CompletableFuture<Void> raised =
          CompletableFuture.runAsync(() -> unchecked(() -> new Steps(raiser).run(raise(2))));
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () ->
                  database.isTrue(
                      """
                      select exists (select from pg_stat_activity
                        where application_name = 'raiser' and wait_event_type = 'Lock')"""));
      assertThat(raised).isNotDone();
      assertThat(marker())
          .as("nobody may write meanwhile, under the older epoch or the newer")
          .isNotEqualTo(CHANGE.marker(1).text())
          .isNotEqualTo(CHANGE.marker(2).text());
      worker.commit();
      raised.join();
    }
    assertThat(marker()).isEqualTo(CHANGE.marker(2).text());
  }

  @Test
  void goesOnWhereItWasCut() throws SQLException {
    RaiseEpoch raise = raise(2);
    steps().run(raise.steps().get(0));
    assertThat(steps().isDone(raise.steps().get(1))).isFalse();
    steps().run(raise);
    assertThat(marker()).isEqualTo(CHANGE.marker(2).text());
  }

  @Test
  void isDoneWhenItHasBeenDone() throws SQLException {
    steps().run(raise(2));
    steps().repeat(raise(2));
    assertThat(marker()).isEqualTo(CHANGE.marker(2).text());
  }

  @Test
  void neverLowersTheEpochWhenItComesLate() throws SQLException {
    steps().run(raise(3));
    for (Step step : raise(2).steps()) {
      steps().carryOut(step.statements(), true);
    }
    assertThat(marker()).isEqualTo(CHANGE.marker(3).text());
  }

  @Test
  void hasNothingToDoOnceTheFunctionIsGone() throws SQLException {
    steps().run(new DropSync(CHANGE));
    steps().run(raise(2));
    assertThat(marker()).isNull();
  }

  @Test
  void passesThroughEachPartitionByItself() throws SQLException {
    RaiseEpoch raise = new RaiseEpoch(CHANGE, partitions("a", "b"), 2);
    assertThat(raise.steps())
        .extracting(step -> step.table().name().value())
        .containsExactly("item", "a", "b");
    assertThat(raise.steps())
        .extracting(Step::lock)
        .containsExactly(
            LockMode.ACCESS_SHARE, LockMode.SHARE_ROW_EXCLUSIVE, LockMode.SHARE_ROW_EXCLUSIVE);
    steps().run(raise);
    assertThat(marker()).isEqualTo(CHANGE.marker(2).text());
  }

  @Test
  void beginsTheRoundAnewWhereAPartitionHasCome() throws SQLException {
    RaiseEpoch first = new RaiseEpoch(CHANGE, partitions("a", "b"), 2);
    steps().run(first.steps().get(0));
    steps().run(first.steps().get(1));
    RaiseEpoch second = new RaiseEpoch(CHANGE, partitions("new", "a", "b"), 2);
    assertThat(steps().isDone(second.steps().get(0))).isFalse();
    assertThat(steps().isDone(second.steps().get(1))).isFalse();
    steps().run(second);
    assertThat(marker()).isEqualTo(CHANGE.marker(2).text());
  }

  @Test
  void needsNoLockWhereThereIsNoPartition() throws SQLException {
    steps().run(new RaiseEpoch(CHANGE, new TableLayout(18, Shop.ITEM, List.of()), 2));
    assertThat(marker()).isEqualTo(CHANGE.marker(2).text());
  }

  private static TableLayout partitions(String... names) throws SQLException {
    for (String name : names) {
      database.run("create table if not exists shop.\"%s\" (id int)".formatted(name));
    }
    return new TableLayout(
        18,
        Shop.ITEM,
        java.util.Arrays.stream(names).map(name -> TableName.of("shop", name)).toList());
  }

  private static RaiseEpoch raise(long epoch) {
    return new RaiseEpoch(CHANGE, PLAIN, epoch);
  }

  private static Steps steps() {
    return new Steps(planner);
  }

  private static @org.jspecify.annotations.Nullable String marker() throws SQLException {
    return database.ask("select " + MarkerPlace.of(CHANGE).read());
  }

  private interface Work {
    void run() throws SQLException;
  }

  private static void unchecked(Work work) {
    try {
      work.run();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
