package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.step.Undo;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SwitchIT extends OpenShop {

  private static final ColumnChange CHANGE = Shop.forwardOnly();

  @BeforeEach
  void create() throws SQLException {
    database.run("alter table shop.item alter code set not null");
    new Steps(planner).run(new AddColumn(CHANGE));
    new Steps(planner).run(new SyncTrigger(CHANGE, 1));
    new Steps(planner).run(new Narrow(CHANGE));
  }

  @Test
  void acceptsRowsThatGiveTheNewValueAlone() throws SQLException {
    assertThatThrownBy(() -> database.run("insert into shop.item (code_number) values (7)"))
        .hasMessageContaining("violates not-null constraint");
    new Steps(planner).run(new StopForward(CHANGE));
    database.run("insert into shop.item (code_number) values (7)");
    assertThat(database.ask("select code_number from shop.item")).isEqualTo("7");
  }

  @Test
  void leavesTheNewValueAloneFromThenOn() throws SQLException {
    database.run("insert into shop.item (code) values ('007')");
    new Steps(planner).run(new StopForward(CHANGE));
    new Steps(planner).repeat(new StopForward(CHANGE));
    database.run("update shop.item set code = '8'");
    assertThat(database.ask("select code_number from shop.item")).isEqualTo("7");
    assertThat(
            database.ask("select count(*) from pg_proc where pronamespace = 'shop'::regnamespace"))
        .isEqualTo("0");
  }

  @Test
  void isNotDoneWhileTheOldColumnStillRefusesNulls() throws SQLException {
    new Steps(planner).run(new DropSync(CHANGE));
    assertThat(new Steps(planner).isDone(new StopForward(CHANGE).steps().get(0))).isFalse();
  }

  @Test
  void letsApplicationsThatWriteBothLeaveOutTheOldColumnAndTakesThatBack() throws SQLException {
    new Steps(planner).run(new DropSync(CHANGE));
    LetNullsIn letIn = letNullsIn();
    new Steps(planner).run(letIn);
    new Steps(planner).repeat(letIn);
    database.run("insert into shop.item (code_number) values (7)");

    assertThatThrownBy(() -> new Steps(planner).undo(letIn))
        .hasMessageContaining(
            "column code of shop.item is null in 1 rows, so that there is no value to go back to in them; give them one");
    database.run("insert into shop.item (code_number) values (8)");
    database.run("update shop.item set code = code_number");
    new Steps(planner).undo(letIn);
    assertThatThrownBy(() -> database.run("insert into shop.item (code_number) values (8)"))
        .hasMessageContaining("violates not-null constraint");
  }

  @Test
  void takesAwayWhatAnEarlierTryHasLeftUnproved() throws SQLException {
    new Steps(planner).run(new DropSync(CHANGE));
    LetNullsIn letIn = letNullsIn();
    new Steps(planner).run(letIn);
    database.run(
        "insert into shop.item (code_number) values (7)",
        "alter table shop.item add constraint item_code_not_null not null code not valid");

    assertThatThrownBy(() -> new Steps(planner).undo(letIn))
        .hasMessageContaining("column code of shop.item is null in 1 rows");
    database.run("update shop.item set code_number = 8");
  }

  private static LetNullsIn letNullsIn() throws SQLException {
    String name =
        String.valueOf(
            database.ask(
                "select conname from pg_constraint where contype = 'n' and conrelid = 'shop.item'::regclass and conname like '%code%'"));
    return new LetNullsIn(
        Shop.byApplications(),
        TableLayout.plain(18, Shop.ITEM),
        List.of(new NotNullColumn(new Identifier("code"), new Identifier(name))));
  }

  @Test
  void saysThatThereIsNoWayBack() {
    assertThat(new StopForward(CHANGE).steps())
        .allMatch(
            step ->
                step.undo().kind() == Undo.Kind.IMPOSSIBLE
                    && step.purpose().contains("no way back"));
  }
}
