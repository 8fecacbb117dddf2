package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.target.change.ConstraintPlan.Check;
import dev.cinch.target.change.ConstraintPlan.Unique;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConstraintsIT extends OpenShop {

  private static final TableLayout PLAIN = TableLayout.plain(18, Shop.ITEM);
  private static final Identifier NOTE = new Identifier("note");

  /** Of a column that is there already. */
  private static final ColumnChange CHANGE =
      new ColumnChange(
          "item-note", Shop.ITEM, new ColumnPlan(NOTE, null, null, null, Demands.NONE), null, null);

  @BeforeEach
  void create() throws SQLException {
    database.run("insert into shop.item (note) select 'note ' || n from generate_series(1, 50) n");
  }

  @Test
  void holdsNewRowsToAConditionBeforeTheOldOnesAreProved() throws SQLException {
    database.run("update shop.item set note = '' where id = 7");
    List<Step> steps =
        new AddCheck(CHANGE, new Check(new Identifier("item_note_filled"), "note <> ''")).steps();

    new Steps(planner).run(steps.get(0));
    assertThatThrownBy(() -> database.run("insert into shop.item (note) values ('')"))
        .hasMessageContaining("item_note_filled");
    assertThatThrownBy(() -> new Steps(planner).run(steps.get(1)))
        .hasMessageContaining("is violated by some row");

    database.run("update shop.item set note = 'was empty' where id = 7");
    new Steps(planner).run(steps.get(1));
    assertThat(
            database.isTrue(
                "select convalidated from pg_constraint where conname = 'item_note_filled'"))
        .isTrue();
  }

  @Test
  void neverDropsAConstraintThatTookTheNameMeanwhile() throws SQLException {
    AddCheck check =
        new AddCheck(CHANGE, new Check(new Identifier("item_note_filled"), "note <> ''"));
    database.run("alter table shop.item add constraint item_note_filled check (note <> '')");
    assertThatThrownBy(() -> new Steps(planner).run(check)).hasMessageContaining("already exists");

    new Steps(planner).undo(check);

    assertThat(
            database.isTrue(
                "select convalidated from pg_constraint where conname = 'item_note_filled'"))
        .isTrue();
  }

  @Test
  void leavesTheConstraintsToTheirOwnerInTheEnd() throws SQLException {
    AddCheck check =
        new AddCheck(CHANGE, new Check(new Identifier("item_note_filled"), "note <> ''"));
    NotNull notNull = new NotNull(CHANGE, PLAIN);
    new Steps(planner).run(check);
    new Steps(planner).run(notNull);
    new Steps(planner).run(new KeepDemands(CHANGE));
    String kept = Snapshot.of(database);
    assertThat(kept).doesNotContain("cinch");

    new Steps(planner).undo(check);
    new Steps(planner).undo(notNull);

    assertThat(Snapshot.of(database)).isEqualTo(kept);
  }

  @Test
  void takesAnIndexOverThatWasBuiltWithoutBlockingAnyone() throws SQLException {
    AddUnique unique =
        new AddUnique(CHANGE, PLAIN, new Unique(new Identifier("item_note"), List.of(NOTE)));
    assertThat(unique.steps())
        .extracting(Step::lock)
        .containsExactly(
            LockMode.SHARE_UPDATE_EXCLUSIVE,
            LockMode.SHARE_UPDATE_EXCLUSIVE,
            LockMode.ACCESS_EXCLUSIVE);

    String before = Snapshot.of(database);
    new Steps(planner).run(unique);
    assertThat(
            database.isTrue("select contype = 'u' from pg_constraint where conname = 'item_note'"))
        .isTrue();
    new Steps(planner).repeat(unique);
    new Steps(planner).undo(unique);
    new Steps(planner).undo(unique);
    assertThat(Snapshot.of(database)).isEqualTo(before);
  }

  @Test
  void addsAConstantDefaultWithoutWritingARow() throws SQLException {
    ColumnChange change =
        new ColumnChange(
            "item-colour",
            Shop.ITEM,
            new ColumnPlan(new Identifier("colour"), "text", "'red'", null, Demands.NONE),
            null,
            null);
    String file = database.ask("select pg_relation_filenode('shop.item')");

    new Steps(planner).run(new AddColumn(change));

    assertThat(database.ask("select pg_relation_filenode('shop.item')")).isEqualTo(file);
    assertThat(database.ask("select count(*) from shop.item where colour = 'red'")).isEqualTo("50");
  }

  @Test
  void dropsAColumnForGoodUnlessSomethingReadsIt() throws SQLException {
    database.run("create view shop.notes as select note from shop.item");
    assertThatThrownBy(
            () ->
                new Steps(planner)
                    .run(new DropColumnForGood(CHANGE, List.of(CHANGE.column().name()))))
        .hasMessageContaining("other objects depend on it");

    database.run("drop view shop.notes");
    new Steps(planner).run(new DropColumnForGood(CHANGE, List.of(CHANGE.column().name())));
    new Steps(planner).repeat(new DropColumnForGood(CHANGE, List.of(CHANGE.column().name())));
    assertThat(Snapshot.of(database)).doesNotContain("note");
  }

  @Test
  void buildsIndexesOfExpressionsAndOfPartsOfATable() throws SQLException {
    IndexPlan index =
        new IndexPlan(
            new Identifier("item_note_lower"),
            new IndexPlan.Key(List.of(), "lower(note)"),
            false,
            new IndexPlan.Options("btree", "id > 10", List.of(new Identifier("code"))));
    BuildIndex build = new BuildIndex(CHANGE, PLAIN, index);

    new Steps(planner).run(build);

    assertThat(database.ask("select pg_get_indexdef('shop.item_note_lower'::regclass)"))
        .isEqualTo(
            "CREATE INDEX item_note_lower ON shop.item USING btree (lower(note)) INCLUDE (code)"
                + " WHERE (id > 10)");
    new Steps(planner).repeat(build);
  }
}
