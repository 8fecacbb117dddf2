package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.step.Undo;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetireIT extends OpenShop {

  private static final TableLayout PLAIN = TableLayout.plain(18, Shop.ITEM);

  @BeforeEach
  void create() throws SQLException {
    database.run("insert into shop.item (code) values ('007')");
  }

  @Test
  void dropsTheOldColumnAndAllOfOurs() throws SQLException {
    retire(Shop.numbered("new.code_number::text", Retirement.DROP));
    assertThat(columns()).isEqualTo("code_number,id,note");
    assertThat(ours()).isEqualTo("0");
    assertThat(comment("code_number")).isEqualTo("The item's number");
  }

  @Test
  void keepsTheOldColumnWhereThePlanSaysSo() throws SQLException {
    retire(Shop.numbered("new.code_number::text", Retirement.KEEP));
    assertThat(columns()).isEqualTo("code,code_number,id,note");
    assertThat(ours()).isEqualTo("0");
  }

  @Test
  void letsWhoeverKnowsTheNewColumnOnlyGoOnBesideAnOldOneThatIsKept() throws SQLException {
    database.run("alter table shop.item alter code set not null");
    retire(Shop.numbered("new.code_number::text", Retirement.KEEP));

    database.run("insert into shop.item (code_number) values (9)");

    assertThat(database.ask("select code from shop.item where code_number = 9")).isNull();
  }

  @Test
  void leavesTheNotNullOfAnOldColumnThatFillsItself() throws SQLException {
    database.run("alter table shop.item alter code set not null, alter code set default '1'");
    retire(Shop.numbered("new.code_number::text", Retirement.KEEP));

    assertThat(
            database.isTrue(
                "select attnotnull from pg_attribute where attrelid = 'shop.item'::regclass and attname = 'code'"))
        .isTrue();
  }

  @Test
  void givesTheOldNameToTheNewColumn() throws SQLException {
    retire(Shop.bothWays());
    assertThat(columns()).isEqualTo("code,id,note");
    assertThat(database.ask("select pg_typeof(code) from shop.item")).isEqualTo("integer");
    assertThat(comment("code")).isEqualTo("The item's number");
  }

  @Test
  void carriesOverWhatTheOldColumnHas() throws SQLException {
    database.run(
        "do 'begin if to_regrole(''shop_reader'') is null then create role shop_reader; end if; end'",
        "grant select (code), update (code) on shop.item to shop_reader with grant option",
        "grant select (code) on shop.item to public",
        "comment on column shop.item.code is 'The code'",
        "alter table shop.item alter code set statistics 321",
        "alter table shop.item alter code set (n_distinct = 42)",
        "create sequence shop.codes owned by shop.item.code");
    ColumnChange change = withoutComment(Shop.bothWays());
    new Steps(planner).run(new AddColumn(change));
    new Steps(planner).run(new SyncTrigger(change, 1));
    new Steps(planner).run(new DropReplaced(change, PLAIN));
    assertThat(
            database.ask(
                """
                select string_agg(case grantee when 0 then 'public' else grantee::regrole::text end
                         || ' ' || privilege_type || ' ' || is_grantable, ', ' order by 1)
                  from (select 'shop_reader'::regrole) r,
                       pg_attribute, aclexplode(attacl)
                 where attrelid = 'shop.item'::regclass and attname = 'code'"""))
        .contains("shop_reader SELECT true", "shop_reader UPDATE true", "public SELECT false");
    assertThat(comment("code")).isEqualTo("The code");
    assertThat(
            database.ask(
                """
                select attstattarget || ' ' || attoptions::text from pg_attribute
                 where attrelid = 'shop.item'::regclass and attname = 'code'"""))
        .isEqualTo("321 {n_distinct=42}");
    assertThat(database.ask("select pg_get_serial_sequence('shop.item', 'code')"))
        .isEqualTo("shop.codes");
  }

  @Test
  void refusesTheOldNameToAColumnWithoutTheOldDefault() throws SQLException {
    database.run("alter table shop.item alter code set default '1'");
    assertThatThrownBy(() -> retire(Shop.bothWays()))
        .hasMessageContaining(
            "Cannot give the name of column code of shop.item to code_number: the old column has a"
                + " default and the new one has none; set the new column's default first");
    assertThat(columns()).isEqualTo("code,code_number,id,note");
    assertThat(ours()).as("nothing of it was done").isEqualTo("2");
  }

  @Test
  void refusesToDropWhatAViewReads() throws SQLException {
    database.run("create view shop.codes as select code from shop.item");
    assertThatThrownBy(() -> retire(Shop.bothWays()))
        .hasMessageContaining("other objects depend on it");
    assertThat(ours()).as("nothing of it was done").isEqualTo("2");
  }

  @Test
  void isDoneWhenItHasBeenDone() throws SQLException {
    for (Retirement retirement : Retirement.values()) {
      createShop();
      create();
      ColumnChange change = Shop.numbered("new.code_number::text", retirement);
      retire(change);
      String after = Snapshot.of(database);
      new Steps(planner).repeat(new DropReplaced(change, PLAIN));
      assertThat(Snapshot.of(database)).isEqualTo(after);
    }
  }

  @Test
  void endsAMigrationThatReplacesNothing() throws SQLException {
    retire(
        Shop.change(
            "integer",
            new Forward("(new.code)::integer", List.of(new Identifier("code")), false),
            null));
    assertThat(columns()).isEqualTo("code,code_number,id,note");
    assertThat(ours()).isEqualTo("0");
  }

  @Test
  void saysThatThereIsNoWayBack() {
    assertThat(new DropReplaced(Shop.bothWays(), PLAIN).steps())
        .allMatch(
            step ->
                step.undo().kind() == Undo.Kind.IMPOSSIBLE
                    && step.purpose().contains("no way back"));
  }

  private static void retire(ColumnChange change) throws SQLException {
    new Steps(planner).run(new AddColumn(change));
    new Steps(planner).run(new SyncTrigger(change, 1));
    new Steps(planner).run(new DropReplaced(change, PLAIN));
  }

  private static ColumnChange withoutComment(ColumnChange change) {
    ColumnPlan column = change.column();
    return new ColumnChange(
        change.migration(),
        change.table(),
        new ColumnPlan(column.name(), column.type(), null, null, column.demands()),
        change.forward(),
        change.replacement());
  }

  private static String columns() throws SQLException {
    return String.valueOf(
        database.ask(
            """
            select string_agg(attname::text, ',' order by attname::text) from pg_attribute
             where attrelid = 'shop.item'::regclass and attnum > 0 and not attisdropped"""));
  }

  private static @Nullable String ours() throws SQLException {
    return database.ask(
        """
        select (select count(*) from pg_trigger where tgname ~ 'cinch' and tgrelid = 'shop.item'::regclass)
             + (select count(*) from pg_proc where proname ~ 'cinch')""");
  }

  private static @Nullable String comment(String column) throws SQLException {
    return database.ask(
        """
        select col_description(attrelid, attnum) from pg_attribute
         where attrelid = 'shop.item'::regclass and attname = '%s'"""
            .formatted(column));
  }
}
