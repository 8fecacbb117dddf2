package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.target.EachVersion;
import dev.cinch.target.TestDatabase;
import dev.cinch.target.TestDatabase.Version;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.step.Step;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;

/** What is changed of a column that is there already, and what it is again on the way back. */
class ExistingColumnIT {

  private static final Identifier NOTE = new Identifier("note");

  @ParameterizedTest
  @EachVersion
  void givesBackTheVeryConstraintThatRefusedNulls(Version version) throws Exception {
    try (TestDatabase database = TestDatabase.on(version);
        Connection connection = database.connect()) {
      boolean named = LifecycleIT.major(version) >= 18;
      database.run(
          Shop.CREATE,
          named
              ? "alter table shop.item add constraint always_noted not null note"
              : "alter table shop.item alter note set not null");
      String before = Snapshot.of(database);
      AllowNulls allow = allowNulls(version, named ? new Identifier("always_noted") : null);
      Steps steps = new Steps(connection);

      steps.run(allow);
      steps.repeat(allow);
      database.run("insert into shop.item (note) values (null)", "delete from shop.item");
      steps.undo(allow);
      steps.undo(allow);

      assertThat(Snapshot.of(database)).isEqualTo(before);
      assertThatThrownBy(() -> database.run("insert into shop.item (note) values (null)"))
          .hasMessageContaining("null value in column \"note\"");
    }
  }

  @ParameterizedTest
  @EachVersion
  void findsTheNullsThatStandInTheWayBackWithoutBlockingAnyone(Version version) throws Exception {
    try (TestDatabase database = TestDatabase.on(version);
        Connection connection = database.connect()) {
      database.run(Shop.CREATE, "alter table shop.item alter note set not null");
      AllowNulls allow = allowNulls(version, null);
      Steps steps = new Steps(connection);
      steps.run(allow);
      database.run("insert into shop.item (note) values (null)");

      assertThatThrownBy(() -> steps.undo(allow))
          .hasMessageContaining("column note of shop.item is null in 1 rows");
      database.run("update shop.item set note = 'found'");
      steps.undo(allow);

      assertThat(allow.steps().get(0).undo().steps())
          .filteredOn(step -> step.id().contains("validate"))
          .extracting(Step::lock)
          .containsExactly(LockMode.SHARE_UPDATE_EXCLUSIVE);
    }
  }

  @ParameterizedTest
  @EachVersion
  void givesBackTheDefaultThatWasThere(Version version) throws Exception {
    for (String old : new String[] {"set default shop.word()", "drop default"}) {
      try (TestDatabase database = TestDatabase.on(version);
          Connection connection = database.connect()) {
        database.run(
            Shop.CREATE,
            "create function shop.word() returns text language sql as 'select ''w''::text'",
            "alter table shop.item alter note " + old);
        String before = Snapshot.of(database);
        ChangeDefault change =
            new ChangeDefault(
                change("upper('new')"),
                new ExistingColumn(
                    "text", old.startsWith("set") ? "shop.word()" : null, null, null));
        Steps steps = new Steps(connection);

        steps.run(change);
        steps.repeat(change);
        assertThat(noteOfANewRow(database)).isEqualTo("NEW");
        steps.undo(change);
        steps.undo(change);

        assertThat(Snapshot.of(database)).isEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @EachVersion
  void changesATypeWithoutWritingARow(Version version) throws Exception {
    try (TestDatabase database = TestDatabase.on(version);
        Connection connection = database.connect()) {
      database.run(
          Shop.CREATE,
          "alter table shop.item alter note type varchar(10)",
          "insert into shop.item (note) values ('a')",
          "create index item_note on shop.item (note)");
      String files = database.ask(FILES);
      ChangeType change =
          new ChangeType(
              change(null), new ExistingColumn("character varying(10)", null, null, "text"));
      Steps steps = new Steps(connection);

      steps.run(change);
      steps.repeat(change);

      assertThat(database.ask(FILES)).isEqualTo(files);
      assertThat(database.ask("select pg_typeof(note) from shop.item")).isEqualTo("text");
    }
  }

  private static final String FILES =
      "select pg_relation_filenode('shop.item') || ' ' || pg_relation_filenode('shop.item_note')";

  private static @Nullable String noteOfANewRow(TestDatabase database) throws SQLException {
    return database.ask(
        "with gone as (insert into shop.item default values returning note) select note from gone");
  }

  private static AllowNulls allowNulls(Version version, @Nullable Identifier constraint) {
    return new AllowNulls(
        change(null),
        LifecycleIT.plain(version),
        new ExistingColumn("text", null, constraint, null));
  }

  private static ColumnChange change(@Nullable String defaultValue) {
    return new ColumnChange(
        "item-note",
        Shop.ITEM,
        new ColumnPlan(NOTE, null, defaultValue, null, Demands.NONE),
        null,
        null);
  }
}
