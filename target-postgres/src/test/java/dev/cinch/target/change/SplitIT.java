package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One column that becomes two, in one change. */
class SplitIT extends OpenShop {

  private static final ColumnChange SPLIT = Shop.split(Retirement.DROP);

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        // old code only
        "insert into shop.item (code) values ('a-b') | a-b/a/b",
        "insert into shop.item (code) values ('a-b'); update shop.item set code = 'c-d' | c-d/c/d",
        "insert into shop.item (code) values ('a-b'); update shop.item set note = 'y' | a-b/a/b",
        // new code only, one part or both
        "insert into shop.item (head, tail) values ('a', 'b') | a-b/a/b",
        "insert into shop.item (head) values ('a') | a-/a",
        "insert into shop.item (code) values ('a-b'); update shop.item set tail = 'c' | a-c/a/c",
        "insert into shop.item (code) values ('a-b'); update shop.item set head = 'c', tail = 'd' | c-d/c/d",
        "insert into shop.item (code) values ('a-b'); update shop.item set tail = null | a-/a",
        "insert into shop.item (head) values ('a'); update shop.item set note = 'y' | a-/a",
        // what the whole can't tell apart stays as its writer gave it
        "insert into shop.item (head, tail) values ('a', 'b-c'); update shop.item set note = 'y' | a-b-c/a/b-c",
        // both: the old value decides where they disagree
        "insert into shop.item (code, head, tail) values ('a-b', 'a', 'b') | a-b/a/b",
        "insert into shop.item (code, head, tail) values ('a-b', 'c', 'd') | c-d/c/d",
        "insert into shop.item (code) values ('a-b'); update shop.item set code = 'c-d', tail = 'x' | c-d/c/d"
      })
  void keepsThePartsAndTheWholeInStep(String writes, String row) throws SQLException {
    sync(SPLIT);

    database.run(writes.split(";"));

    assertThat(row()).isEqualTo(row);
  }

  @Test
  void fillsARowThatHasNeitherPartAndLeavesOneAloneThatHasOne() throws SQLException {
    add(SPLIT);
    database.run("insert into shop.item (code) values ('a-b'), ('c-d')");
    database.run("update shop.item set head = 'x' where code = 'c-d'");
    new Steps(planner).run(new SyncTrigger(SPLIT, 1));

    database.run("update shop.item set note = 'y'");

    assertThat(rows()).isEqualTo("a-b/a/b c-d/x");
  }

  @Test
  void keepsThemInStepOnceTheTriggerIsNarrowed() throws SQLException {
    sync(SPLIT);
    new Steps(planner).run(new Narrow(SPLIT));
    database.run("insert into shop.item (code) values ('a-b')");

    database.run("update shop.item set tail = 'c'");
    assertThat(row()).isEqualTo("a-c/a/c");
    database.run("update shop.item set code = 'e-f'");
    assertThat(row()).isEqualTo("e-f/e/f");
  }

  @Test
  void tightensEachPartAsThePlanAsks() throws SQLException {
    sync(SPLIT);
    database.run("insert into shop.item (code) values ('a-b')");
    TableLayout layout = TableLayout.plain(18, Shop.ITEM);
    List<ColumnChange> each = SPLIT.each();

    new Steps(planner).run(new NotNull(each.get(0), layout));
    new Steps(planner).run(new SetDefault(each.get(1)));
    for (ColumnChange one : each) {
      new Steps(planner).run(new AnalyzeColumn(one));
    }

    assertThat(attribute("head", "attnotnull")).isEqualTo("t");
    assertThat(attribute("tail", "attnotnull")).isEqualTo("f");
    assertThat(attribute("tail", "atthasdef")).isEqualTo("t");
    assertThat(
            database.ask(
                "select string_agg(distinct attname, ' ' order by attname) from pg_stats where tablename = 'item' and attname in ('head', 'tail')"))
        .isEqualTo("head tail");
  }

  @Test
  void namesTheChecksOfBothPartsApart() throws SQLException {
    add(SPLIT);
    TableLayout before = TableLayout.plain(17, Shop.ITEM);

    assertThat(SPLIT.each().stream().map(one -> new NotNull(one, before).name()))
        .doesNotHaveDuplicates();
    assertThat(
            SPLIT.each().stream()
                .flatMap(one -> new NotNull(one, before).steps().stream())
                .map(step -> step.id()))
        .doesNotHaveDuplicates();
  }

  @Test
  void dropsTheWholeAndAllOfOurs() throws SQLException {
    sync(SPLIT);
    database.run("insert into shop.item (code) values ('a-b')");

    new Steps(planner).run(new DropReplaced(SPLIT, TableLayout.plain(18, Shop.ITEM)));

    assertThat(database.ask("select head || '/' || tail from shop.item")).isEqualTo("a/b");
    assertThat(
            database.ask(
                "select string_agg(attname || ':' || coalesce(col_description(attrelid, attnum), ''), ' ' order by attnum) from pg_attribute where attrelid = 'shop.item'::regclass and attnum > 0 and not attisdropped"))
        .isEqualTo("id: note: head: tail:Behind the dash");
    assertThat(database.ask("select count(*) from pg_trigger where not tgisinternal"))
        .isEqualTo("0");
  }

  @Test
  void takesBothPartsBack() throws SQLException {
    add(SPLIT);
    for (ColumnChange one : SPLIT.each()) {
      new Steps(planner).run(new DropColumn(one));
    }

    assertThat(
            database.ask(
                "select count(*) from pg_attribute where attrelid = 'shop.item'::regclass and attname in ('head', 'tail')"))
        .isEqualTo("0");
  }

  private void add(ColumnChange change) throws SQLException {
    for (ColumnChange one : change.each()) {
      new Steps(planner).run(new AddColumn(one));
    }
  }

  private void sync(ColumnChange change) throws SQLException {
    add(change);
    new Steps(planner).run(new SyncTrigger(change, 1));
  }

  private static String row() throws SQLException {
    return rows();
  }

  private static String rows() throws SQLException {
    return String.valueOf(
        database.ask(
            "select string_agg(concat_ws('/', code, head, tail), ' ' order by code) from shop.item"));
  }

  private static String attribute(String column, String what) throws SQLException {
    return String.valueOf(
        database.ask(
            "select %s::text::\"char\" from pg_attribute where attrelid = 'shop.item'::regclass and attname = '%s'"
                .formatted(what, column)));
  }
}
