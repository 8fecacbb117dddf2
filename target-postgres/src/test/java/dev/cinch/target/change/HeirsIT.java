package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.target.name.TableName;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trigger does not fire for tables that inherit from its own: each needs one. */
class HeirsIT extends OpenShop {

  private static final TableName OLD = TableName.of("shop", "item_old");
  private static final TableName OLDER = TableName.of("shop", "item_older");

  private static final ColumnChange CHANGE = Shop.bothWays().with(List.of(OLD, OLDER));

  @BeforeEach
  void createHeirs() throws SQLException {
    database.run(
        "create table shop.item_old () inherits (shop.item)",
        "create table shop.item_older (reason text) inherits (shop.item_old)");
    new Steps(planner).run(new AddColumn(CHANGE));
  }

  @Test
  void keepsWhatInheritsInStepToo() throws SQLException {
    new Steps(planner).run(new SyncTrigger(CHANGE, 1));
    writeAll();
    assertInStep();
  }

  @Test
  void keepsItInStepByTheNarrowedTriggerAndAgainByTheWideOne() throws SQLException {
    new Steps(planner).run(new SyncTrigger(CHANGE, 1));
    new Steps(planner).run(new Narrow(CHANGE));
    writeAll();
    assertInStep();

    new Steps(planner).undo(new Narrow(CHANGE));
    database.run(
        "delete from shop.item",
        "alter table shop.item_older disable trigger user",
        "insert into shop.item_older (id, code) values (7, '7')",
        "alter table shop.item_older enable trigger user",
        "update shop.item set note = 'moved'");
    assertInStep();
  }

  @Test
  void tellsThatATableHasComeSinceAndGivesItATrigger() throws SQLException {
    new Steps(planner).run(new SyncTrigger(Shop.bothWays().with(List.of(OLD)), 1));
    assertThat(database.isTrue(new SyncTrigger(CHANGE, 1).leavesTablesOut())).isTrue();

    new Steps(planner).run(new SyncTrigger(CHANGE, 1));

    assertThat(database.isTrue(new SyncTrigger(CHANGE, 1).leavesTablesOut())).isFalse();
    writeAll();
    assertInStep();
  }

  @Test
  void leavesNothingOnThemOnceItIsUndone() throws SQLException {
    String before = Snapshot.of(database);
    new Steps(planner).run(new SyncTrigger(CHANGE, 1));
    new Steps(planner).run(new Narrow(CHANGE));
    new Steps(planner).undo(new Narrow(CHANGE));
    new Steps(planner).undo(new SyncTrigger(CHANGE, 1));
    assertThat(Snapshot.of(database)).isEqualTo(before);
  }

  @Test
  void retiresNothingWhileATableIsWrittenPastTheTrigger() throws SQLException {
    new Steps(planner).run(new SyncTrigger(Shop.bothWays().with(List.of(OLD)), 1));
    DropReplaced retire =
        new DropReplaced(CHANGE, new TableLayout(18, Shop.ITEM, List.of(Shop.ITEM, OLD, OLDER)));

    assertThatThrownBy(() -> new Steps(planner).run(retire))
        .hasMessageContaining(
            "shop.item_older has come to shop.item by inheritance and has no sync trigger")
        .hasMessageContaining("alter table \"shop\".\"item_older\" no inherit \"shop\".\"item\"");

    new Steps(planner).run(new SyncTrigger(CHANGE, 1));
    new Steps(planner).run(retire);
    assertThat(
            database.ask(
                """
                select string_agg(attrelid::regclass || '.' || attname, ' ' order by 1)
                  from pg_attribute
                 where attrelid::regclass::text like 'shop.item%' and attname in ('code', 'code_number')
                """))
        .isEqualTo("shop.item.code shop.item_old.code shop.item_older.code");
  }

  @Test
  void buildsAnIndexOnTheTableAlone() throws SQLException {
    new Steps(planner)
        .run(
            new BuildIndex(
                CHANGE,
                new TableLayout(18, Shop.ITEM, List.of(Shop.ITEM, OLD, OLDER)),
                CHANGE.column().demands().indexes().get(0)));
    assertThat(
            database.ask(
                "select string_agg(tablename, ' ') from pg_indexes where indexname = 'item_code_number'"))
        .isEqualTo("item");
  }

  private static void writeAll() throws SQLException {
    database.run(
        "insert into shop.item (code) values ('001')",
        "insert into shop.item_old (id, code) values (2, '002')",
        "insert into shop.item_old (id, code_number) values (3, 3)",
        "insert into shop.item_older (id, code) values (4, '004'), (5, '005')",
        "update shop.item set code = '006' where code = '005'",
        "update shop.item set code_number = 12 where code_number = 2");
  }

  private static void assertInStep() throws SQLException {
    assertThat(
            database.ask(
                "select count(*) from shop.item where code::integer is distinct from code_number"))
        .isEqualTo("0");
    assertThat(database.isTrue("select count(*) > 0 from only shop.item_older")).isTrue();
  }
}
