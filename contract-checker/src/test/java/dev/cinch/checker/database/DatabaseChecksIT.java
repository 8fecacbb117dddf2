package dev.cinch.checker.database;

import static dev.cinch.checker.support.FindingAssertions.assertOnly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.cinch.checker.check.ColumnCarriers;
import dev.cinch.checker.check.ColumnReaders;
import dev.cinch.checker.check.ConstraintsProved;
import dev.cinch.checker.check.ReplicasCaughtUp;
import dev.cinch.checker.check.SyncInForce;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.MigrationCheck;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.gate.PhaseStatus;
import dev.cinch.checker.gate.Samples;
import dev.cinch.checker.gate.Site.NewColumn;
import dev.cinch.checker.support.Target;
import dev.cinch.stack.Cable;
import dev.cinch.target.TargetUnavailableException;
import dev.cinch.target.UnknownTargetException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each check that looks at the target, on a real one, by a role that may read no table. */
class DatabaseChecksIT {

  private final Scene scene = new Scene();

  // sync

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void passesWhileTheTriggerSeesEveryWrite(boolean narrowed) throws Exception {
    scene.keepInStep();
    if (narrowed) {
      scene.narrow();
    }
    synced();

    assertThat(scene.run(sync(), Phase.TIGHTEN))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.PASS);
              assertThat(finding.evidence()).containsEntry("epoch", "3");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alter table orders disable trigger all | is disabled",
        "drop trigger \"zzz_cinch_orders-tier\" on orders | no trigger of the migration sees inserts",
        "drop trigger \"zzz_cinch__update_orders-tier\" on orders | no trigger of the migration sees updates",
        "drop function \"cinch_sync_orders-tier\" cascade | there is no sync function",
        "comment on function \"cinch_sync_orders-tier\"() is 'mine' | there is no sync function",
        "create trigger zzzz before update on orders for each row execute function suppress_redundant_updates_trigger() | fires after the migration's"
      })
  void blocksWhenAWriteMayGetPastTheTrigger(String sabotage, String why) throws Exception {
    scene.keepInStep();
    scene.narrow();
    synced();
    scene.target.execute(sabotage);

    assertOnly(scene.run(sync(), Phase.TIGHTEN), Outcome.BLOCKED, why);
  }

  @Test
  void expectsNoTriggerWhereTheApplicationsWriteBoth() throws Exception {
    scene.leaveToApplications();
    synced();

    assertThat(scene.run(sync(), Phase.TIGHTEN))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.PASS);
              assertThat(finding.message()).startsWith("The applications write both columns of");
              assertThat(finding.evidence()).containsEntry("epoch", "3");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "comment on column orders.tier is 'mine' | there is no sync function and no new column",
        "do $$ begin execute format('comment on column orders.tier is %L', replace(col_description('orders'::regclass, (select attnum from pg_attribute where attrelid = 'orders'::regclass and attname = 'tier')), 'epoch=3', 'epoch=2')); end $$ | its marker holds epoch 2, and the planner says 3"
      })
  void blocksWhenTheColumnDoesNotCarryTheMarker(String sabotage, String why) throws Exception {
    scene.leaveToApplications();
    synced();
    scene.target.execute(sabotage);

    assertOnly(scene.run(sync(), Phase.TIGHTEN), Outcome.BLOCKED, why);
  }

  @Test
  void blocksWhenTheMarkerHoldsAnotherEpoch() throws Exception {
    scene.keepInStep();
    synced();
    scene.target.execute(
        "do $$ begin execute format('comment on function \"cinch_sync_orders-tier\"() is %L',"
            + " replace(obj_description('\"cinch_sync_orders-tier\"()'::regprocedure),"
            + " 'epoch=3', 'epoch=4')); end $$");

    assertOnly(
        scene.run(sync(), Phase.TIGHTEN),
        Outcome.BLOCKED,
        "its marker holds epoch 4, and the planner says 3");
  }

  @Test
  void doesNotKnowWhetherColumnsAreInStepWhenNobodyHasSaidThatSyncIsDone() throws Exception {
    assertOnly(scene.run(sync(), Phase.TIGHTEN), Outcome.UNKNOWN, "Nothing was heard of SYNC");
  }

  // constraints

  @Test
  void passesWhenEveryConstraintIsProved() throws Exception {
    scene.target.execute(
        "alter table orders alter tier set not null, add constraint known check (tier <> '')");

    assertThat(scene.run(constraints(), Phase.RETIRE))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.PASS);
              assertThat(finding.evidence())
                  .containsEntry("not_null", "true")
                  .hasEntrySatisfying("constraints", names -> assertThat(names).contains("known"));
            });
  }

  @Test
  void blocksWhileAConstraintIsNotProvedForEveryRow() throws Exception {
    scene.target.execute(
        "alter table orders alter tier set not null, add constraint known check (tier <> '') not valid");

    assertOnly(
        scene.run(constraints(), Phase.RETIRE),
        Outcome.BLOCKED,
        "Not proved for every row of column tier: known");
  }

  @Test
  void blocksWhereNullsAreAllowedThoughThePlanDoesNot() throws Exception {
    assertOnly(
        scene.run(constraints(), Phase.RETIRE),
        Outcome.BLOCKED,
        "Not proved for every row of column tier: not null");
  }

  @Test
  void blocksWhenTheColumnIsGone() throws Exception {
    scene.target.execute("alter table orders rename tier to tier2");

    assertOnly(
        scene.run(constraints(), Phase.TIGHTEN),
        Outcome.BLOCKED,
        "There is no column tier in public.orders");
  }

  @Test
  void looksAtEachColumnThatOneIsSplitInto() throws Exception {
    scene.target.execute(
        "alter table orders alter tier set not null, add rest text not null default '', add third text");
    List<NewColumn> also =
        List.of(
            new NewColumn("rest", true),
            new NewColumn("third", true),
            new NewColumn("gone", false));

    assertThat(constraints().run(scene.question(Phase.RETIRE, also, "level")))
        .extracting(Finding::outcome, Finding::detail, Finding::message)
        .containsExactly(
            tuple(
                Outcome.PASS, "tier", "Every constraint on the new column is proved for every row"),
            tuple(
                Outcome.PASS, "rest", "Every constraint on the new column is proved for every row"),
            tuple(Outcome.BLOCKED, "third", "Not proved for every row of column third: not null"),
            tuple(Outcome.BLOCKED, "gone", "There is no column gone in public.orders"));
  }

  // readers

  @Test
  void passesWhenNothingButTheMigrationReadsTheColumn() throws Exception {
    scene.keepInStep();
    scene.narrow();
    scene.target.execute(
        "create view tiers as select id, tier from orders",
        "create or replace function \"cinch_sync_orders-tier\"() returns trigger language plpgsql"
            + " as 'begin /* level of orders */ return new; end'");

    assertOnly(scene.run(readers(), Phase.RETIRE), Outcome.PASS, "No view, function, rule, policy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create view levels as select level from orders | view public.levels",
        "create materialized view levels as select max(level) from orders | materialized view public.levels",
        "create function top() returns int language sql begin atomic select max(level) from orders; end | function public.top()",
        "create policy mine on orders using (level > 1) | policy mine on public.orders",
        "create rule quiet as on update to orders where new.level = 1 do also nothing | rule",
        "create trigger t before update of level on orders for each row execute function suppress_redundant_updates_trigger() | trigger t on public.orders",
        "alter table orders add doubled int generated always as (level * 2) stored | public.orders.doubled"
      })
  void blocksWhatTheDatabaseKnowsToReadTheColumn(String made, String what) throws Exception {
    scene.target.execute(made);

    assertThat(scene.run(readers(), Phase.RETIRE))
        .anySatisfy(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.BLOCKED);
              assertThat(finding.message())
                  .contains(what)
                  .endsWith("reads column level of public.orders, which goes");
            });
  }

  @Test
  void doesNotKnowWhetherAFunctionThatNamesTableAndColumnReadsIt() throws Exception {
    scene.target.execute(
        "create function top() returns int language plpgsql as 'begin return (select max(level) from orders); end'");

    assertOnly(
        scene.run(readers(), Phase.RETIRE),
        Outcome.UNKNOWN,
        "function public.top() names column level and public.orders");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "begin return query select * from orders; end",
        "begin return query select o.* from public.orders o; end",
        "begin insert into public.orders values (1, 2, null); end",
        "begin insert into orders select 1, 2; end"
      })
  void doesNotKnowWhetherAFunctionThatTakesWholeRowsReadsTheColumn(String source) throws Exception {
    scene.target.execute(
        "create function everything() returns table (a bigint, b int, c text) language plpgsql as '%s'"
            .formatted(source),
        "create function count_orders() returns bigint language plpgsql as 'begin return (select count(*) * 2 from orders); end'");

    assertOnly(
        scene.run(readers(), Phase.RETIRE),
        Outcome.UNKNOWN,
        "function public.everything() names public.orders and takes whole rows");
  }

  @Test
  void doesNotKnowWhereAForeignTableLeads() throws Exception {
    scene.target.execute(
        "create extension postgres_fdw",
        "create server elsewhere foreign data wrapper postgres_fdw",
        "create foreign table copied (id bigint, rank int options (column_name 'level')) server elsewhere options (table_name 'orders')");

    assertOnly(
        scene.run(readers(), Phase.RETIRE),
        Outcome.UNKNOWN,
        "foreign table public.copied (server elsewhere) names column level");
  }

  @Test
  void looksForEachOfSeveralColumnsThatGo() throws Exception {
    scene.target.execute(
        "create view levels as select level from orders",
        "create view tiers as select tier from orders");

    assertThat(readers().run(scene.question(Phase.RETIRE, "level", "tier")))
        .extracting(Finding::outcome, Finding::detail)
        .containsExactly(
            tuple(Outcome.BLOCKED, "level: view public.levels"),
            tuple(Outcome.BLOCKED, "tier: view public.tiers"));
  }

  @Test
  void doesNotTakeAColumnThatIsNotThereForOneThatNobodyUses() {
    for (MigrationCheck check : List.of(readers(), carriers())) {
      assertThatThrownBy(() -> check.run(scene.question(Phase.RETIRE, "level", "rank")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Cannot say who uses column rank: table public.orders has none of that name");
    }
  }

  @Test
  void seesAViewOfOnePartitionToo() throws Exception {
    scene.target.execute(
        "drop table orders",
        "create table orders (id bigint, level int, tier text) partition by range (id)",
        "create table orders_1 partition of orders for values from (0) to (10)",
        "create view levels as select level from orders_1");

    assertOnly(scene.run(readers(), Phase.RETIRE), Outcome.BLOCKED, "view public.levels reads");
  }

  @Test
  void seesAViewOfAPartitionThatIsPartitionedItself() throws Exception {
    scene.target.execute(
        "drop table orders",
        "create table orders (id bigint, level int, tier text) partition by range (id)",
        "create table orders_1 partition of orders for values from (0) to (10) partition by range (id)",
        "create view levels as select level from orders_1");

    assertOnly(scene.run(readers(), Phase.RETIRE), Outcome.BLOCKED, "view public.levels reads");
  }

  @Test
  void blocksWhatKeepsTheOldColumnWhoseNameTheNewOneTakes() throws Exception {
    scene.target.execute(
        "create view levels as select level from orders",
        "create view tiers as select tier from orders",
        "create publication fat for table orders (id, level)");

    assertOnly(
        readers().run(scene.takingOver()),
        Outcome.BLOCKED,
        "view public.levels reads column level of public.orders, which goes");
    assertOnly(carriers().run(scene.takingOver()), Outcome.BLOCKED, "publication fat names column");
  }

  @Test
  void doesNotKnowWhetherAFunctionReadsTheNewColumnByTheNameThatItGivesUp() throws Exception {
    scene.target.execute(
        "create function old_name() returns int language plpgsql as 'begin return (select max(level) from orders); end'",
        "create function own_name() returns text language plpgsql as 'begin return (select max(tier) from orders); end'");

    assertOnly(
        readers().run(scene.takingOver()), Outcome.UNKNOWN, "function public.own_name() names");
  }

  // carriers

  @Test
  void passesWhenAPublicationLeavesTheColumnOut() throws Exception {
    scene.target.execute(
        "create publication slim for table orders (id, tier)",
        "select pg_create_logical_replication_slot('slim_%s', 'pgoutput')".formatted(slotId()));

    assertOnly(scene.run(carriers(), Phase.RETIRE), Outcome.PASS, "No publication and no logical");
    dropSlots();
  }

  @Test
  void blocksWhereAPublicationNamesTheColumn() throws Exception {
    scene.target.execute("create publication fat for table orders (id, level)");

    assertOnly(
        scene.run(carriers(), Phase.RETIRE),
        Outcome.BLOCKED,
        "publication fat names column level, which goes");
  }

  @Test
  void doesNotKnowWhoReadsASlot() throws Exception {
    scene.target.execute(
        "create publication everything for all tables",
        "select pg_create_logical_replication_slot('reader_%s', 'pgoutput')".formatted(slotId()),
        "select pg_create_logical_replication_slot('whole_%s', 'test_decoding')"
            .formatted(slotId()));

    assertThat(scene.run(carriers(), Phase.RETIRE))
        .extracting(Finding::outcome)
        .containsExactly(Outcome.UNKNOWN, Outcome.UNKNOWN);
    dropSlots();
  }

  // replicas

  @Test
  void passesWithoutAReplica() throws Exception {
    assertOnly(scene.run(replicas(), Phase.TIGHTEN), Outcome.PASS, "no physical replica");
  }

  // all

  @Test
  void asksNothingOfTheDatabaseWhereNoColumnGoes() throws Exception {
    scene.target.execute("create view levels as select level from orders");

    assertOnly(
        scene.run(readers(), Phase.TIGHTEN),
        Outcome.PASS,
        "No column of public.orders goes with TIGHTEN");
  }

  @Test
  void doesNotGuessWhenTheTargetIsAwayAndIsThereAgainWhenItReturns() throws Exception {
    Target target = scene.target;
    try (Cable cable = new Cable(target.server().host(), target.server().port())) {
      TargetDatabases databases = new TargetDatabases(target.asShopAt(cable.port()));
      cable.pull();
      assertThatThrownBy(() -> scene.run(new ConstraintsProved(databases), Phase.TIGHTEN))
          .isInstanceOf(TargetUnavailableException.class)
          .hasMessageStartingWith("Cannot connect to target \"shop\"");

      cable.putBack();

      assertThat(scene.run(new ConstraintsProved(databases), Phase.TIGHTEN))
          .extracting(Finding::outcome)
          .containsExactly(Outcome.PASS);
    }
  }

  @Test
  void doesNotGuessATargetThatIsNotConfigured() {
    ConstraintsProved check =
        new ConstraintsProved(
            new TargetDatabases(
                new dev.cinch.target.Targets(new dev.cinch.target.TargetProperties(Map.of()))));

    assertThatThrownBy(() -> check.run(Samples.question()))
        .isInstanceOf(UnknownTargetException.class);
  }

  private String slotId() {
    return scene.target.role().substring("checker_".length()).substring(0, 8);
  }

  private void dropSlots() {
    scene.target.execute(
        "select pg_drop_replication_slot(slot_name) from pg_replication_slots where database = current_database()");
  }

  private void synced() {
    scene.heard(Phase.SYNC, PhaseStatus.DONE, Instant.now(), Map.of());
  }

  private MigrationCheck sync() {
    return new SyncInForce(scene.databases(), scene.facts);
  }

  private MigrationCheck constraints() {
    return new ConstraintsProved(scene.databases());
  }

  private MigrationCheck readers() {
    return new ColumnReaders(scene.databases());
  }

  private MigrationCheck carriers() {
    return new ColumnCarriers(scene.databases());
  }

  private MigrationCheck replicas() {
    return new ReplicasCaughtUp(scene.databases());
  }
}
