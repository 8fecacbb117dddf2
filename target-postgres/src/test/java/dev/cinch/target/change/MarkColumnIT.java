package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.target.step.Step;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The applications write both columns: the new column's comment is all that there is of ours. */
class MarkColumnIT extends OpenShop {

  private static final ColumnChange CHANGE = Shop.byApplications();
  private static final TableLayout PLAIN = TableLayout.plain(18, Shop.ITEM);

  private final Steps steps = new Steps(planner);

  @BeforeEach
  void addColumn() throws SQLException {
    steps.run(new AddColumn(CHANGE));
  }

  @Test
  void marksTheColumnAndPutsNoTriggerOnTheTable() throws SQLException {
    assertThat(marker()).isNull();
    steps.run(new MarkColumn(CHANGE, 1));

    assertThat(marker()).isEqualTo(CHANGE.marker(1).text());
    assertThat(Marker.parse(comment())).contains(CHANGE.marker(1));
    assertThat(database.ask("select count(*) from pg_trigger where not tgisinternal"))
        .isEqualTo("0");
    steps.repeat(new MarkColumn(CHANGE, 1));
  }

  @Test
  void leavesOnTheWayBackWhatSaysWhoseTheColumnIs() throws SQLException {
    steps.run(new MarkColumn(CHANGE, 1));
    steps.undo(new MarkColumn(CHANGE, 1));
    assertThat(marker()).isNull();
    assertThat(comment()).isEqualTo("cinch item-code");

    steps.undo(new AddColumn(CHANGE));
    assertThat(
            database.ask(
                "select count(*) from pg_description where objsubid > 0 and objoid = 'shop.item'::regclass"))
        .isEqualTo("0");
  }

  @Test
  void refusesAColumnWhoseCommentSaysSomethingElse() throws SQLException {
    database.run("comment on column shop.item.code_number is 'ours, says somebody'");
    assertThatThrownBy(() -> steps.run(new MarkColumn(CHANGE, 1)))
        .hasMessageContaining(
            "Cannot mark column code_number of shop.item: its comment does not say that it is migration item-code's; set it to 'cinch item-code' if it is");
    assertThat(comment()).isEqualTo("ours, says somebody");
  }

  @Test
  void raisesTheEpochOnTheColumn() throws SQLException {
    steps.run(new MarkColumn(CHANGE, 1));
    steps.run(new RaiseEpoch(CHANGE, PLAIN, 2));
    assertThat(marker()).isEqualTo(CHANGE.marker(2).text());
    steps.repeat(new RaiseEpoch(CHANGE, PLAIN, 2));
  }

  @Test
  void keepsTheMarkerWhereStatisticsAreNoted() throws SQLException {
    steps.run(new MarkColumn(CHANGE, 1));
    steps.run(new AnalyzeColumn(CHANGE));
    assertThat(comment()).isEqualTo(CHANGE.marker(1).text() + " analyzed");
    assertThat(marker()).as("as workers read it").isEqualTo(CHANGE.marker(1).text());
    assertThat(Marker.parse(comment())).as("as the gate does").contains(CHANGE.marker(1));

    steps.undo(new AnalyzeColumn(CHANGE));
    assertThat(comment()).isEqualTo(CHANGE.marker(1).text());
  }

  @Test
  void leavesWhatThePlanAskedForAndNothingElse() throws SQLException {
    steps.run(new MarkColumn(CHANGE, 1));
    steps.run(new AnalyzeColumn(CHANGE));
    steps.run(new DropReplaced(CHANGE, PLAIN));
    assertThat(comment()).isEqualTo("The item's number");
    assertThat(
            database.ask(
                "select count(*) from pg_attribute where attrelid = 'shop.item'::regclass and attname = 'code'"))
        .isEqualTo("0");
  }

  @Test
  void waitsOnlyForThoseThatChangeTheTableItself() throws SQLException {
    List<Step> all = new ArrayList<>(new MarkColumn(CHANGE, 1).steps());
    all.addAll(new RaiseEpoch(CHANGE, PLAIN, 2).steps().subList(0, 1));
    assertThat(all).noneMatch(step -> step.lock().blocksForeground());
  }

  private static String comment() throws SQLException {
    return String.valueOf(
        database.ask(
            "select col_description(attrelid, attnum) from pg_attribute where attrelid = 'shop.item'::regclass and attname = 'code_number'"));
  }

  private static @Nullable String marker() throws SQLException {
    return database.ask("select " + MarkerPlace.of(CHANGE).read());
  }
}
