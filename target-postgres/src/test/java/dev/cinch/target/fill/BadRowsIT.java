package dev.cinch.target.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.change.OpenShop;
import dev.cinch.target.change.Shop;
import dev.cinch.target.fill.RangeOutcome.Ending;
import dev.cinch.target.range.PageRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BadRowsIT extends OpenShop {

  private static final String ROWS =
      "insert into shop.item (code) select lpad(i::text, 8, '0') from generate_series(1, 4000) i";

  private static final BadRow ROW_3000 =
      new BadRow(Shop.ITEM, "id=3000", "22P02", "invalid input syntax for type integer: \"...\"");

  @Test
  void fillsAllOthersWhereTheExpressionFailsOnARow() throws SQLException {
    Filled item =
        Filled.after(
            database,
            Shop.bothWays(),
            ROWS,
            "update shop.item set code = 'secret' where id in (1, 3000)");
    RangeOutcome outcome = item.fill();
    assertThat(outcome.ending()).isEqualTo(Ending.DONE);
    assertThat(outcome.badRows()).hasSize(2).contains(ROW_3000);
    assertThat(outcome.badRows())
        .extracting(BadRow::key)
        .containsExactlyInAnyOrder("id=1", "id=3000");
    assertThat(outcome.rows().changed()).isEqualTo(3998);
    assertThat(outcome.rows().seen()).isBetween(4000L, 4200L);
    assertThat(item.number("select count(*) from shop.item where code_number is null"))
        .isEqualTo(2);
  }

  @Test
  void fillsAllOthersWhereARowViolatesAConstraint() throws SQLException {
    database.run("alter table shop.item add price integer, add constraint paid check (price > 0)");
    Filled item =
        Filled.after(
            database,
            Shop.bothWays(),
            "alter table shop.item drop constraint paid",
            ROWS,
            "update shop.item set price = 0 where id = 7",
            "alter table shop.item add constraint paid check (price > 0) not valid");
    RangeOutcome outcome = item.fill();
    assertThat(outcome.badRows())
        .containsExactly(
            new BadRow(
                Shop.ITEM,
                "id=7",
                "23514",
                "new row for relation \"item\" violates check constraint \"paid\""));
    assertThat(outcome.rows().changed()).isEqualTo(3999);
  }

  @Test
  void namesARowByAllColumnsOfItsKey() throws SQLException {
    database.run(
        "alter table shop.item drop constraint item_pkey",
        "alter table shop.item add \"it's ?\" text default 'a b'",
        "alter table shop.item add primary key (id, \"it's ?\")");
    Filled item =
        Filled.after(
            database, Shop.bothWays(), ROWS, "update shop.item set code = 'bad' where id = 9");
    assertThat(item.fill().badRows()).extracting(BadRow::key).containsExactly("id=9, it's ?=a b");
  }

  @Test
  void namesARowWithoutAKeyByItsPlace() throws SQLException {
    database.run("alter table shop.item drop constraint item_pkey");
    Filled item =
        Filled.after(
            database, Shop.bothWays(), ROWS, "update shop.item set code = 'bad' where id = 9");
    String place = "ctid=" + database.ask("select ctid from shop.item where id = 9");
    assertThat(item.fill().badRows()).extracting(BadRow::key).containsExactly(place);
  }

  @Test
  void countsTheOthersWhileItVerifies() throws SQLException {
    Filled item =
        Filled.after(
            database,
            Shop.bothWays(),
            ROWS,
            "update shop.item set code = 'secret' where id = 3000");
    item.fill();
    RangeOutcome outcome = item.verify();
    assertThat(outcome.ending()).isEqualTo(Ending.DONE);
    assertThat(outcome.badRows()).containsExactly(ROW_3000);
    assertThat(outcome.rows()).isEqualTo(new RowCounts(4000, 0, 0, 0));
  }

  @Test
  void reportsAsManyAsHaveRoomAndGoesOnBehindThem() throws SQLException {
    Filled item =
        Filled.after(
            database,
            Shop.bothWays(),
            ROWS,
            "update shop.item set code = 'secret' where id % 10 = 0");
    allInTurns(item, range -> item.fill(item.rule(), range));
    assertThat(item.number("select count(*) from shop.item where code_number is null"))
        .as("all others are filled")
        .isEqualTo(400);
  }

  @Test
  void goesOnWhereEveryRowFails() throws SQLException {
    Filled item =
        Filled.after(
            database,
            Shop.bothWays(),
            ROWS.replace("4000", "400"),
            "update shop.item set code = 'secret'");
    RangeOutcome first = item.fill();
    assertThat(first.ending()).isEqualTo(Ending.ENOUGH_BAD_ROWS);
    assertThat(first.nextPage()).isPositive();
    assertThat(first.badRows()).hasSize((int) pagesUpTo(item, first.nextPage()));
    assertThat(first.rows().seen()).isEqualTo(first.badRows().size());
  }

  @Test
  void verifiesBehindThemToo() throws SQLException {
    Filled item =
        Filled.after(
            database,
            Shop.bothWays(),
            ROWS,
            "update shop.item set code = 'secret' where id % 10 = 0");
    try (Connection worker = database.connect()) {
      VerifyRange verify = new VerifyRange(Filled.SMALL, System::nanoTime, pause -> {});
      allInTurns(item, range -> verify.run(worker, item.rule(), range, Pace.FREE));
    }
  }

  private interface Turn {
    RangeOutcome on(PageRange range) throws SQLException;
  }

  /** Each report names the bad rows up to where it came, and the next begins there. */
  private static void allInTurns(Filled item, Turn turn) throws SQLException {
    PageRange whole = item.range();
    Set<String> bad = new TreeSet<>();
    PageRange rest = whole;
    RangeOutcome outcome;
    do {
      outcome = turn.on(rest);
      assertThat(outcome.nextPage()).isGreaterThan(rest.first());
      assertThat(outcome.badRows()).hasSizeLessThan(BadRows.ENOUGH + 300);
      outcome.badRows().forEach(row -> bad.add(row.key()));
      if (outcome.ending() != Ending.DONE) {
        assertThat(outcome.ending()).isEqualTo(Ending.ENOUGH_BAD_ROWS);
        assertThat(outcome.badRows()).hasSizeGreaterThanOrEqualTo(BadRows.ENOUGH);
        rest = Piece.part(whole, outcome.nextPage(), whole.end());
      }
    } while (outcome.ending() != Ending.DONE);
    assertThat(bad).hasSize(400).contains("id=10", "id=4000").doesNotContain("id=5");
  }

  private static long pagesUpTo(Filled item, long page) throws SQLException {
    return item.number("select count(*) from shop.item where ctid < '(%d,0)'".formatted(page));
  }
}
