package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.step.Step;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BuildIndexIT extends OpenShop {

  private static final ColumnChange CHANGE = Shop.bothWays();
  private static final IndexPlan INDEX = CHANGE.column().demands().indexes().get(0);
  private static final BuildIndex BUILD =
      new BuildIndex(CHANGE, TableLayout.plain(18, Shop.ITEM), INDEX);
  private static final String VALID =
      "select indisvalid from pg_index where indexrelid = to_regclass('shop.item_code_number')";

  private static final String INVALID =
      "select count(*) from pg_index where indrelid = 'shop.item'::regclass and not indisvalid";

  @BeforeEach
  void create() throws SQLException {
    new Steps(planner).run(new AddColumn(CHANGE));
    database.run("insert into shop.item (code_number) values (7), (7)");
  }

  @Test
  void clearsAwayTheInvalidRemainsOfACutBuild() throws SQLException {
    Step build = BUILD.steps().get(0);
    // a build that was cut leaves the same behind as one whose rows are refused
    String unique = build.statements().get(0).replace("create index", "create unique index");
    assertThatThrownBy(() -> database.run(unique)).hasMessageContaining("duplicate");
    assertThat(database.ask(INVALID)).isEqualTo("1");
    new Steps(planner).run(BUILD);
    assertThat(database.isTrue(VALID)).isTrue();
    assertThat(database.ask(INVALID)).isEqualTo("0");
  }

  @Test
  void goesOnFromEachStepWhereItWasCutAndLeavesNothingOnTheWayBack() throws SQLException {
    String before = Snapshot.of(database);
    for (int done = 0; done <= BUILD.steps().size(); done++) {
      for (Step step : BUILD.steps().subList(0, done)) {
        new Steps(planner).run(step);
      }
      new Steps(planner).undo(BUILD);
      assertThat(Snapshot.of(database)).as("undone after %d steps", done).isEqualTo(before);
    }
  }

  @Test
  void neverDropsAnIndexThatTookTheNameMeanwhile() throws SQLException {
    new Steps(planner).run(BUILD.steps().get(0));
    database.run("create index item_code_number on shop.item (code_number)");
    assertThatThrownBy(() -> new Steps(planner).run(BUILD.steps().get(1)))
        .hasMessageContaining("something else has that name");

    new Steps(planner).undo(BUILD);

    assertThat(database.isTrue(VALID)).isTrue();
    assertThat(indexes()).isEqualTo("item_code_number, item_pkey");
  }

  @Test
  void neverDropsAnIndexOfTheSameShapeThatReplacedOurs() throws SQLException {
    new Steps(planner).run(BUILD);
    database.run(
        "drop index shop.item_code_number",
        "create index item_code_number on shop.item (code_number)");

    new Steps(planner).undo(BUILD);

    assertThat(indexes()).isEqualTo("item_code_number, item_pkey");
  }

  @Test
  void leavesTheIndexToItsOwnerInTheEnd() throws SQLException {
    new Steps(planner).run(BUILD);
    new Steps(planner).run(new KeepDemands(CHANGE));
    new Steps(planner).repeat(new KeepDemands(CHANGE));

    new Steps(planner).undo(BUILD);

    assertThat(indexes()).isEqualTo("item_code_number, item_pkey");
    assertThat(database.ask("select obj_description('shop.item_code_number'::regclass)")).isNull();
  }

  @Test
  void buildsAUniqueIndexOnceTheRowsAllowIt() throws SQLException {
    BuildIndex unique =
        new BuildIndex(
            CHANGE,
            TableLayout.plain(18, Shop.ITEM),
            IndexPlan.uniqueOn(INDEX.name(), INDEX.key().columns()));
    assertThatThrownBy(() -> new Steps(planner).run(unique))
        .hasMessageContaining("could not create unique index");
    assertThat(new Steps(planner).isDone(unique.steps().get(0))).isFalse();
    database.run("delete from shop.item where id = 1");
    new Steps(planner).run(unique);
    assertThat(database.isTrue(VALID)).isTrue();
  }

  @Test
  void refusesTheNameOfAnotherIndexAndLeavesThatAlone() throws SQLException {
    database.run("create index item_code_number on shop.item (note)");
    assertThatThrownBy(() -> new Steps(planner).run(BUILD))
        .hasMessageContaining(
            "Cannot build index shop.item_code_number on shop.item: something else has that name;"
                + " choose another name for the index");
    assertThat(database.isTrue(VALID)).isTrue();
  }

  @Test
  void refusesTheNameOfATable() throws SQLException {
    database.run("create table shop.item_code_number (id int)");
    assertThatThrownBy(() -> new Steps(planner).run(BUILD))
        .hasMessageContaining("something else has that name");
  }

  @Test
  void holdsTheColumnsInTheirOrder() throws SQLException {
    IndexPlan both =
        IndexPlan.on(
            new Identifier("item_both"),
            List.of(new Identifier("note"), new Identifier("code_number")));
    new Steps(planner).run(new BuildIndex(CHANGE, TableLayout.plain(18, Shop.ITEM), both));
    assertThat(database.ask("select pg_get_indexdef('shop.item_both'::regclass)"))
        .endsWith("(note, code_number)");
  }

  @Test
  void makesTheParentsIndexValidWithTheLastPartition() throws SQLException {
    database.run(
        Shop.DROP,
        "create schema shop",
        "create table shop.item (id bigint, code text) partition by range (id)",
        "create table shop.item_1 partition of shop.item for values from (0) to (100)",
        "create table shop.item_2 partition of shop.item for values from (100) to (200)");
    new Steps(planner).run(new AddColumn(CHANGE));
    TableLayout layout =
        new TableLayout(
            18, Shop.ITEM, List.of(TableName.of("shop", "item_1"), TableName.of("shop", "item_2")));
    BuildIndex build = new BuildIndex(CHANGE, layout, INDEX);
    new Steps(planner).run(build.steps().get(0));
    assertThat(database.isTrue(VALID)).isFalse();
    new Steps(planner).run(build);
    assertThat(database.isTrue(VALID)).isTrue();
    assertThat(database.ask("select count(*) from pg_index where indisvalid")).isNotEqualTo("0");
    new Steps(planner).repeat(build);
  }

  private @Nullable String indexes() throws SQLException {
    return database.ask(
        "select string_agg(indexname, ', ' order by indexname) from pg_indexes where schemaname = 'shop'");
  }
}
