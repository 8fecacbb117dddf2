package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.EachVersion;
import dev.cinch.target.TestDatabase;
import dev.cinch.target.TestDatabase.Version;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;

/** A wider column takes a narrow one's place in the primary key. */
class NextKeyIT {

  private static final TableName LINE = TableName.of("shop", "line");
  private static final Identifier ID = new Identifier("id");
  private static final Identifier WIDE = new Identifier("id_wide");

  @ParameterizedTest
  @EachVersion
  void takesKeyIdentityAndSequenceOver(Version version) throws Exception {
    try (TestDatabase database = TestDatabase.on(version);
        Connection connection = database.connect()) {
      database.run(
          "create schema shop",
          """
          create table shop.line (
            receipt integer,
            id integer generated always as identity
              (increment by 5 start with 100 cache 3 cycle) not null,
            primary key (receipt, id))""",
          "do 'begin if to_regrole(''shop_counter'') is null then create role shop_counter; end if; end'",
          "grant usage on sequence shop.line_id_seq to shop_counter",
          "insert into shop.line (receipt) select 1 from generate_series(1, 4)");
      ColumnChange change = change(null);
      TableLayout layout = layout(version, "line_pkey", new Identifier("receipt"), ID);
      walk(new Steps(connection), change, layout);
      database.run("insert into shop.line (receipt) values (2)");

      assertThat(database.ask("select pg_typeof(id) || ' ' || id from shop.line where receipt = 2"))
          .as("counts on: three were cached at a time")
          .isIn("bigint 130", "bigint 120");
      assertThat(
              database.ask(
                  "select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where contype = 'p' and conrelid = 'shop.line'::regclass"))
          .isEqualTo("line_pkey PRIMARY KEY (receipt, id)");
      assertThat(
              database.ask(
                  "select attidentity::text || ' ' || pg_get_serial_sequence('shop.line', 'id') from pg_attribute where attrelid = 'shop.line'::regclass and attname = 'id'"))
          .isEqualTo("a shop.line_id_seq");
      assertThat(
              database.ask(
                  "select concat_ws(' ', seqtypid::regtype, seqincrement, seqstart, seqmin, seqmax, seqcache, seqcycle) from pg_sequence where seqrelid = 'shop.line_id_seq'::regclass"))
          .isEqualTo("bigint 5 100 1 9223372036854775807 3 t");
      assertThat(
              database.isTrue(
                  "select has_sequence_privilege('shop_counter', 'shop.line_id_seq', 'usage')"))
          .isTrue();
      assertThat(database.ask("select count(*) from pg_class where relname like '%cinch%'"))
          .isEqualTo("0");
    }
  }

  @ParameterizedTest
  @EachVersion
  void widensTheSequenceOfASerialColumn(Version version) throws Exception {
    try (TestDatabase database = TestDatabase.on(version);
        Connection connection = database.connect()) {
      database.run(
          "create schema shop",
          "create table shop.line (id serial constraint line_key primary key, note text)",
          "insert into shop.line (note) values ('a'), ('b')");
      ColumnChange change = change("nextval('shop.line_id_seq')");
      walk(new Steps(connection), change, layout(version, "line_key", ID));
      database.run(
          "select setval('shop.line_id_seq', 3000000000)",
          "insert into shop.line (note) values ('c')");

      assertThat(database.ask("select id from shop.line where note = 'c'")).isEqualTo("3000000001");
      assertThat(database.ask("select pg_get_serial_sequence('shop.line', 'id')"))
          .isEqualTo("shop.line_id_seq");
    }
  }

  @ParameterizedTest
  @EachVersion
  void leavesTheOldKeyAloneOnTheWayBack(Version version) throws Exception {
    try (TestDatabase database = TestDatabase.on(version);
        Connection connection = database.connect()) {
      database.run("create schema shop", "create table shop.line (id integer primary key)");
      ColumnChange change = change(null);
      TableLayout layout = layout(version, "line_pkey", ID);
      Steps steps = new Steps(connection);
      steps.run(new AddColumn(change));
      String before = Snapshot.of(database);

      steps.run(new NextKey(change, layout));
      assertThat(Snapshot.of(database)).isNotEqualTo(before);
      steps.undo(new NextKey(change, layout));

      assertThat(Snapshot.of(database)).isEqualTo(before);
    }
  }

  private static void walk(Steps steps, ColumnChange change, TableLayout layout)
      throws SQLException {
    steps.run(new AddColumn(change));
    steps.run(new SyncTrigger(change, 1));
    steps.carryOut(List.of("update shop.line set id_wide = id"), true);
    steps.run(new NextKey(change, layout));
    steps.run(new NotNull(change, layout));
    if (change.column().defaultValue() != null) {
      steps.run(new SetDefault(change));
    }
    steps.run(new DropReplaced(change, layout));
    steps.repeat(new DropReplaced(change, layout));
  }

  private static TableLayout layout(Version version, String key, Identifier... columns) {
    return new TableLayout(
        LifecycleIT.major(version),
        LINE,
        List.of(LINE),
        new PrimaryKey(new Identifier(key), List.of(columns)));
  }

  private static ColumnChange change(@Nullable String defaultValue) {
    return new ColumnChange(
        "line-id",
        LINE,
        new ColumnPlan(
            WIDE, "bigint", defaultValue, null, new Demands(true, true, List.of(), List.of())),
        new Forward("(new.id)::bigint", List.of(ID), false),
        new Replacement(ID, "(new.id_wide)::integer", Retirement.DROP_AND_RENAME));
  }
}
