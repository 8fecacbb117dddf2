package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NarrowIT extends OpenShop {

  private static final ColumnChange CHANGE = Shop.bothWays();

  @BeforeEach
  void create() throws SQLException {
    new Steps(planner).run(new AddColumn(CHANGE));
    new Steps(planner).run(new SyncTrigger(CHANGE, 1));
    database.run("insert into shop.item (code) values ('007')");
    new Steps(planner).run(new Narrow(CHANGE));
  }

  @Test
  void callsNothingForAnUpdateOfOtherColumns() throws SQLException {
    breakFunction();
    database.run("update shop.item set note = 'y', code = code");
    assertThatThrownBy(() -> database.run("update shop.item set code = '008'"))
        .hasMessageContaining("called");
  }

  @Test
  void keepsBothInStepAsBefore() throws SQLException {
    database.run("update shop.item set code = '008'");
    assertThat(row()).isEqualTo("008 / 8");
    database.run("update shop.item set code_number = 9");
    assertThat(row()).isEqualTo("9 / 9");
    database.run("delete from shop.item", "insert into shop.item (code_number) values (5)");
    assertThat(row()).isEqualTo("5 / 5");
  }

  @Test
  void seesAChangeThatAnotherTriggerMakes() throws SQLException {
    database.run(
        """
        create function shop.recode() returns trigger language plpgsql
        as 'begin new.code := new.note; return new; end'
        """,
        """
        create trigger a_recode before update of note on shop.item
        for each row execute function shop.recode()
        """,
        "update shop.item set note = '42'");
    assertThat(row()).isEqualTo("42 / 42");
  }

  private static void breakFunction() throws SQLException {
    database.run(
        """
        create or replace function shop."cinch_sync_item-code"() returns trigger language plpgsql
        as 'begin raise exception ''called''; end'
        """);
  }

  private static String row() throws SQLException {
    return String.valueOf(database.ask("select code || ' / ' || code_number::text from shop.item"));
  }
}
