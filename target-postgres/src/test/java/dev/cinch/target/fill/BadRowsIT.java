package dev.cinch.target.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.target.TargetRefusedException;
import dev.cinch.target.change.Forward;
import dev.cinch.target.change.OpenShop;
import dev.cinch.target.change.Shop;
import dev.cinch.target.fill.RangeOutcome.Ending;
import dev.cinch.target.name.Identifier;
import java.sql.SQLException;
import java.util.List;
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
  void givesUpWhereRowsFailWithoutEnd() throws SQLException {
    Filled item =
        Filled.after(
            database,
            Shop.change(
                "integer",
                new Forward("(new.note)::integer", List.of(new Identifier("note")), false),
                null),
            ROWS);
    assertThatThrownBy(item::fill)
        .isInstanceOf(TargetRefusedException.class)
        .hasMessageContaining("Cannot fill shop.item: more than 100 of its rows fail")
        .hasMessageContaining("invalid input syntax for type integer: \"...\"");
  }
}
