package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.target.step.Undo;
import java.sql.SQLException;
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
  void saysThatThereIsNoWayBack() {
    assertThat(new StopForward(CHANGE).steps())
        .allMatch(
            step ->
                step.undo().kind() == Undo.Kind.IMPOSSIBLE
                    && step.purpose().contains("no way back"));
  }
}
