package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.target.name.Identifier;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpandIT extends OpenShop {

  private static final ColumnChange CHANGE = Shop.bothWays();

  @Test
  void refusesAColumnThatSomebodyElseAdded() throws SQLException {
    database.run("alter table shop.item add code_number text");
    String before = Snapshot.of(database);
    assertThatThrownBy(() -> new Steps(planner).run(new AddColumn(CHANGE)))
        .hasMessageContaining(
            "Cannot add column code_number to shop.item: there is one already, and it is not"
                + " migration item-code's; rename either of them");
    assertThat(Snapshot.of(database)).isEqualTo(before);
  }

  @Test
  void neverDropsAColumnThatSomebodyElseAdded() throws SQLException {
    database.run(
        "alter table shop.item add code_number text",
        "comment on column shop.item.code_number is 'cinch another'");
    String before = Snapshot.of(database);
    assertThatThrownBy(() -> new Steps(planner).undo(new AddColumn(CHANGE)))
        .hasMessageContaining(
            "Cannot drop column code_number of shop.item: its comment does not say that it is"
                + " migration item-code's; drop it by hand if it is");
    assertThat(Snapshot.of(database)).isEqualTo(before);
  }

  @Test
  void findsTypesOfTheTablesSchemaWhateverTheSessionsSearchPath() throws SQLException {
    database.run("create domain shop.number as integer check (value > 0)");
    ColumnChange change =
        Shop.change(
            "number",
            new Forward("(new.code)::shop.number", List.of(new Identifier("code")), false),
            null);
    new Steps(planner).run(new AddColumn(change));
    new Steps(planner).run(new SyncTrigger(change, 1));
    database.run("insert into shop.item (code) values ('7')");
    assertThat(database.ask("select code_number from shop.item")).isEqualTo("7");
  }
}
