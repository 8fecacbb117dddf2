package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.target.EachVersion;
import dev.cinch.target.TestDatabase;
import dev.cinch.target.TestDatabase.Version;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class NotNullIT {

  private static final ColumnChange CHANGE = Shop.bothWays();

  @ParameterizedTest
  @EachVersion
  void isNotDoneWhileOneRowIsBad(Version version) throws Exception {
    try (TestDatabase database = TestDatabase.on(version);
        Connection planner = database.connect()) {
      NotNull notNull = given(database, planner, version);
      database.run("insert into shop.item (code) values ('bad')");
      assertThatThrownBy(() -> new Steps(planner).run(notNull))
          .hasMessageContaining(
              version == Version.POSTGRES_18 ? "null values" : "violated by some row");
      assertThat(new Steps(planner).isDone(notNull.steps().get(0))).isTrue();
      assertThat(new Steps(planner).isDone(notNull.steps().get(1)))
          .as(
              "attnotnull is %s",
              database.ask("select attnotnull from pg_attribute where attname = 'code_number'"))
          .isFalse();
      new Steps(planner).undo(notNull);
      database.run("insert into shop.item (code) values ('another')");
    }
  }

  @ParameterizedTest
  @EachVersion
  void refusesNullsFromTheFirstStepOn(Version version) throws Exception {
    try (TestDatabase database = TestDatabase.on(version);
        Connection planner = database.connect()) {
      NotNull notNull = given(database, planner, version);
      new Steps(planner).run(notNull.steps().get(0));
      assertThatThrownBy(() -> database.run("insert into shop.item (code) values ('7')"))
          .hasMessageContaining("violates");
    }
  }

  @ParameterizedTest
  @EachVersion
  void leavesOneNotNullAndNothingElse(Version version) throws Exception {
    try (TestDatabase database = TestDatabase.on(version);
        Connection planner = database.connect()) {
      new Steps(planner).run(given(database, planner, version));
      assertThat(
              database.isTrue(
                  "select attnotnull from pg_attribute where attrelid = 'shop.item'::regclass and attname = 'code_number'"))
          .isTrue();
      assertThat(
              database.ask(
                  "select count(*) from pg_constraint where conrelid = 'shop.item'::regclass and contype = 'c'"))
          .isEqualTo("0");
    }
  }

  @ParameterizedTest
  @EachVersion
  void goesOnAfterEachStepWhereItWasCut(Version version) throws Exception {
    try (TestDatabase database = TestDatabase.on(version);
        Connection planner = database.connect()) {
      NotNull notNull = given(database, planner, version);
      for (Step step : notNull.steps()) {
        new Steps(planner).run(step);
        for (Step earlier : notNull.steps().subList(0, notNull.steps().indexOf(step) + 1)) {
          assertThat(new Steps(planner).isDone(earlier)).as(earlier.id()).isTrue();
        }
      }
    }
  }

  @Test
  void scansTheTableUnderALockThatBlocksNobody() {
    for (int version : List.of(15, 18)) {
      assertThat(new NotNull(CHANGE, TableLayout.plain(version, Shop.ITEM)).steps().get(1).lock())
          .isEqualTo(LockMode.SHARE_UPDATE_EXCLUSIVE);
    }
  }

  private static NotNull given(TestDatabase database, Connection planner, Version version)
      throws Exception {
    database.run(Shop.CREATE);
    new Steps(planner).run(new AddColumn(CHANGE));
    return new NotNull(CHANGE, LifecycleIT.plain(version));
  }
}
