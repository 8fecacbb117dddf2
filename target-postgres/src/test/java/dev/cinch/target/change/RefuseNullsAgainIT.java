package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.target.EachVersion;
import dev.cinch.target.TestDatabase;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.step.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;

/** A NOT NULL comes back once it is proved that there is no null, and turns nobody away before. */
@ParameterizedClass
@EachVersion
class RefuseNullsAgainIT {

  private static final String REFUSING =
      "select count(*) from pg_constraint where conrelid = 'shop.item'::regclass and contype in ('c', 'n') and pg_get_constraintdef(oid) ilike '%not null%' and pg_get_constraintdef(oid) like '%code%'";

  private final TestDatabase database;
  private final LetNullsIn letIn;

  RefuseNullsAgainIT(TestDatabase.Version version) throws SQLException {
    database = TestDatabase.of(getClass(), version);
    database.run(
        Shop.DROP,
        Shop.CREATE,
        "alter table shop.item add column code_number integer, alter code set not null");
    letIn =
        new LetNullsIn(
            Shop.byApplications(),
            TableLayout.plain(version.major(), Shop.ITEM),
            List.of(new NotNullColumn(new Identifier("code"), null)));
    try (Connection planner = database.connect()) {
      new Steps(planner).run(letIn);
    }
    database.run("insert into shop.item (code, code_number) values (null, 7), ('8', 8)");
  }

  @Test
  void refusesNothingToAnybodyAsLongAsThereAreNulls() throws SQLException {
    assertThatThrownBy(this::takeBack)
        .hasMessageContaining(
            "column code of shop.item is null in 1 rows, so that there is no value to go back to in them; give them one");

    assertThat(database.ask(REFUSING)).isEqualTo("0");
    database.run(
        "update shop.item set code_number = 9 where code is null",
        "insert into shop.item (code_number) values (10)");
  }

  @Test
  void takesAwayWhatAnEarlierTryHasLeftUnproved() throws SQLException {
    Step refuse =
        letIn.steps().get(0).undo().steps().stream()
            .filter(step -> step.id().startsWith("tighten.add-"))
            .findFirst()
            .orElseThrow();
    database.run(refuse.statements().toArray(String[]::new));
    assertThatThrownBy(() -> database.run("update shop.item set code_number = 9"))
        .as("a row that was let in can't be changed any more")
        .isInstanceOf(SQLException.class);

    assertThatThrownBy(this::takeBack).hasMessageContaining("is null in 1 rows");

    database.run("update shop.item set code_number = 9");
  }

  @Test
  void comesBackOnceEachRowHasAValue() throws SQLException {
    database.run("update shop.item set code = code_number where code is null");

    takeBack();
    takeBack();

    assertThatThrownBy(() -> database.run("insert into shop.item (code_number) values (10)"))
        .hasMessageContaining("violates not-null constraint");
  }

  private void takeBack() throws SQLException {
    try (Connection planner = database.connect()) {
      new Steps(planner).undo(letIn);
    }
  }
}
