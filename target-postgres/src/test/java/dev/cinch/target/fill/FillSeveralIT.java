package dev.cinch.target.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.OpenShop;
import dev.cinch.target.change.Retirement;
import dev.cinch.target.change.Shop;
import dev.cinch.target.value.Value;
import dev.cinch.target.value.Values;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where one column is split, each row is written once for all its parts. */
class FillSeveralIT extends OpenShop {

  private static final ColumnChange SPLIT = Shop.split(Retirement.DROP);
  private static final String ROWS =
      "insert into shop.item (code) select i || '-' || i * 2 from generate_series(1, 4000) i";
  private static final String WRONG =
      "select count(*) from shop.item where (head, tail) is distinct from (split_part(code, '-', 1), split_part(code, '-', 2))";

  @Test
  void fillsBothInOneWriteOfEachRow() throws SQLException {
    Filled item = Filled.after(database, SPLIT, ROWS);

    RangeOutcome outcome = item.fill();

    assertThat(outcome.rows().changed()).isEqualTo(4000);
    assertThat(item.number(WRONG)).isZero();
    assertThat(item.fill().rows().changed()).isZero();
  }

  @Test
  void findsAndRepairsARowOfWhichOnePartDiffers() throws SQLException {
    Filled item = Filled.after(database, SPLIT, ROWS);
    item.fill();
    bypassingTheTrigger("update shop.item set tail = 'x' where id % 100 = 0");

    assertThat(item.verify().rows().mismatches()).isEqualTo(40);
    assertThat(item.number(WRONG)).isZero();
  }

  @Test
  void fillsARowOfWhichOnePartIsThereAlready() throws SQLException {
    Filled item =
        Filled.after(database, SPLIT, ROWS, "update shop.item set head = 'x' where id % 2 = 0");

    item.fill();

    assertThat(item.number(WRONG)).isZero();
  }

  @Test
  void countsNullsOnlyWhereTheyCount() throws SQLException {
    Filled item = Filled.after(database, SPLIT, ROWS);
    item.fill();
    bypassingTheTrigger("update shop.item set tail = null where id <= 10");
    Values all = item.rule().values();
    Values onlyHead =
        new Values(
            all.columns().stream()
                .map(
                    value ->
                        new Value(
                            value.column(),
                            value.expression(),
                            value.column().value().equals("head")))
                .toList(),
            false,
            all.mode());

    FillRule rule = item.rule();
    assertThat(
            List.of(
                item.verify(new FillRule(rule.table(), onlyHead, rule.marker(), false))
                    .rows()
                    .nulls(),
                nullsAgain(item)))
        .containsExactly(0L, 10L);
  }

  private static long nullsAgain(Filled item) throws SQLException {
    bypassingTheTrigger("update shop.item set tail = null where id <= 10");
    return item.verify().rows().nulls();
  }

  private static void bypassingTheTrigger(String sql) throws SQLException {
    database.run(
        "alter table shop.item disable trigger user",
        sql,
        "alter table shop.item enable trigger user");
  }
}
