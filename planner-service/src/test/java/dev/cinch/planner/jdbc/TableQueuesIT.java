package dev.cinch.planner.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.planner.SamplePlan;
import dev.cinch.planner.migration.CommitTransition;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.PlanReader;
import dev.cinch.target.name.TableName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class TableQueuesIT {

  private static final TableName ORDERS = TableName.of("public", "orders");

  private final PlannerDatabase database = new PlannerDatabase();
  private final List<String> woken = new ArrayList<>();
  private final CommitTransition commit =
      new CommitTransition(
          database.transactions, database.migrations, announced -> {}, database.queues, woken::add);

  @Test
  void holdsThoseOfOneTableThatAreNotOverInTheOrderInWhichTheyWereStarted() {
    Migration first = database.start("z-first");
    database.start("a-second");
    database.start("m-third");
    database.start(plan("other-table", "shop", "public.customers"));
    database.start(plan("other-target", "stock", "public.orders"));
    assertThat(queue()).containsExactly("z-first", "a-second", "m-third");

    database.save(first.pause(null, PlannerDatabase.NOW));
    assertThat(queue()).as("paused, it keeps the table").startsWith("z-first");
  }

  @Test
  void wakesTheNextWhenTheFirstIsOver() {
    Migration aborted = database.start("aborted");
    Migration rolledBack = database.start("rolled-back");
    Migration completed = database.start("completed");
    database.start("last");

    commit.commit(aborted.pause(null, PlannerDatabase.NOW), "ann");
    assertThat(woken).as("paused is not over").isEmpty();
    commit.commit(find("aborted").abort(null, Map.of(), PlannerDatabase.NOW), "ann");
    assertThat(woken).containsExactly("rolled-back");
    commit.commit(rolledBack.rollBack(null, PlannerDatabase.NOW), "ann");
    commit.commit(find("rolled-back").completeRollback(Map.of(), PlannerDatabase.NOW), "planner");
    assertThat(woken).containsExactly("rolled-back", "completed");
    commit.commit(completed.complete(PlannerDatabase.NOW), "planner");
    assertThat(woken).containsExactly("rolled-back", "completed", "last");
  }

  @Test
  void letsNobodyInBeforeOneThatIsThereHoweverTwoPlannersRace() throws Exception {
    CompletableFuture<Migration> second =
        database.transactions.inOne(this::startsTheFirstWhileTheSecondComes);
    second.get(20, TimeUnit.SECONDS);

    assertThat(queue()).containsExactly("first", "second");
  }

  /** The common pool may have a single thread, which the first to wait would keep. */
  private static void aside(Runnable task) {
    new Thread(task, "aside").start();
  }

  private CompletableFuture<Migration> startsTheFirstWhileTheSecondComes() {
    database.migrations.add(
        Migration.start(SamplePlan.withId("first"), PlannerDatabase.NOW), "ann");
    CompletableFuture<Migration> second =
        CompletableFuture.supplyAsync(() -> database.start("second"), TableQueuesIT::aside);
    await("the second waits for its line")
        .atMost(Duration.ofSeconds(20))
        .until(() -> waitingForTheirLine() == 1);
    Plan other = plan("other", "shop", "public.customers");
    assertThat(CompletableFuture.supplyAsync(() -> database.start(other), TableQueuesIT::aside))
        .as("of another table")
        .succeedsWithin(Duration.ofSeconds(20));
    assertThat(second).isNotDone();
    return second;
  }

  @Test
  void putsTheMigrationsOfAnEarlierPlannerInTheirOrder() {
    PlannerDatabase earlier = new PlannerDatabase("4");
    for (String id : List.of("young", "old")) {
      earlier
          .client
          .sql(
              """
              insert into migration (id, version, seq, state, attempt, epoch, approved, plan,
                                     plan_digest, progress, created_at, updated_at, owner, target,
                                     table_name)
              values (:id, 0, 1, 'ACTIVE', 1, 1, '{}', 'plan', 'digest', '{}',
                      cast(:at as timestamptz), now(), 'team', 'shop', 'public.orders')
              """)
          .param("id", id)
          .param("at", id.equals("old") ? "2025-01-01" : "2025-06-01")
          .update();
    }
    Flyway.configure().dataSource(earlier.source).load().migrate();
    earlier.start("new");

    assertThat(earlier.queues.of("shop", ORDERS)).containsExactly("old", "young", "new");
  }

  private long waitingForTheirLine() {
    return database
        .client
        .sql(
            "select count(*) from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())")
        .query(Long.class)
        .single();
  }

  private List<String> queue() {
    return database.queues.of("shop", ORDERS);
  }

  private Migration find(String id) {
    return database.migrations.find(id).orElseThrow();
  }

  private static Plan plan(String id, String target, String table) {
    return new PlanReader()
        .read(
            SamplePlan.YAML
                .replace("id: orders-reference-text", "id: " + id)
                .replace("target: shop", "target: " + target)
                .replace("table: public.orders", "table: " + table));
  }
}
