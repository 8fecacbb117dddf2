package dev.cinch.target.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.TestDatabase;
import dev.cinch.target.change.Forward;
import dev.cinch.target.change.OpenShop;
import dev.cinch.target.change.RaiseEpoch;
import dev.cinch.target.change.Shop;
import dev.cinch.target.change.Steps;
import dev.cinch.target.change.TableLayout;
import dev.cinch.target.fill.RangeOutcome.Ending;
import dev.cinch.target.name.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyRangeIT extends OpenShop {

  private static final String ROWS =
      "insert into shop.item (code) select lpad(i::text, 8, '0') from generate_series(1, 4000) i";

  @Test
  void countsAndRepairsWhatDiffers() throws SQLException {
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    item.fill();
    bypassingTheTrigger("update shop.item set code_number = code_number + 1 where id % 100 = 0");
    RangeOutcome first = item.verify();
    assertThat(first.ending()).isEqualTo(Ending.DONE);
    // a row that is repaired may move behind the pages that are still to come
    assertThat(first.rows().mismatches()).isEqualTo(40);
    assertThat(first.rows().changed()).isEqualTo(40);
    assertThat(first.rows().seen()).isGreaterThanOrEqualTo(4000);
    RangeOutcome second = item.verify();
    assertThat(second.rows()).isEqualTo(new RowCounts(4000, 0, 0, 0));
    assertThat(item.mismatches()).isZero();
  }

  @Test
  void leavesWhatDiffersWhereItIsOnlyToBeReported() throws SQLException {
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    item.fill();
    bypassingTheTrigger("update shop.item set code_number = code_number + 1 where id % 100 = 0");
    try (Connection worker = database.connect()) {
      RangeOutcome outcome =
          new VerifyRange(Filled.SMALL).count(worker, item.rule(), item.range(), Pace.FREE);
      assertThat(outcome.ending()).isEqualTo(Ending.DONE);
      assertThat(outcome.rows().mismatches()).isEqualTo(40);
      assertThat(outcome.rows().changed()).isZero();
    }
    assertThat(item.mismatches()).isEqualTo(40);
  }

  @ParameterizedTest
  @CsvSource({
    "numeric, 1.0, 1.00",
    "float8, '''0''', '''-0'''",
    "interval, '''1 day''', '''24 hours'''",
    "json, '''{\"a\":1}''', '''{\"a\": 1}'''",
    "citext, '''Ab''', '''aB'''"
  })
  void findsADifferenceThatEqualityDoesNotSee(String type, String old, String other)
      throws SQLException {
    if (type.equals("citext")) {
      database.run("create extension if not exists citext schema public");
    }
    String column = type.equals("citext") ? "public.citext" : type;
    database.run("alter table shop.item add thing " + column);
    Filled item =
        Filled.after(
            database,
            Shop.change(
                column, new Forward("new.thing", List.of(new Identifier("thing")), false), null),
            "insert into shop.item (thing) values (%s)".formatted(old));
    assertThat(item.fill().rows().changed()).isEqualTo(1);
    bypassingTheTrigger("update shop.item set code_number = " + other);
    assertThat(item.verify().rows().mismatches()).isEqualTo(1);
    assertThat(item.number("select count(*) from shop.item where thing::text = code_number::text"))
        .isEqualTo(1);
  }

  @Test
  void waitsForNobodyWhereNothingDiffers() throws SQLException {
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    item.fill();
    try (Connection other = database.connect()) {
      other.setAutoCommit(false);
      TestDatabase.run(other, "update shop.item set note = 'held'");
      assertThat(item.verify().rows()).isEqualTo(new RowCounts(4000, 0, 0, 0));
    }
  }

  @Test
  void provesNothingUnderAnEpochThatIsOver() throws SQLException {
    Filled item = Filled.after(database, Shop.bothWays(), ROWS);
    try (Connection planner = database.connect()) {
      new Steps(planner).run(new RaiseEpoch(Shop.bothWays(), TableLayout.plain(18, Shop.ITEM), 2));
    }
    assertThat(item.verify().ending()).isEqualTo(Ending.STALE_EPOCH);
    assertThat(item.mismatches()).isEqualTo(4000);
  }

  private static void bypassingTheTrigger(String sql) throws SQLException {
    database.run(
        "alter table shop.item disable trigger user",
        sql,
        "alter table shop.item enable trigger user");
  }
}
