package dev.cinch.target.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.target.EachVersion;
import dev.cinch.target.TargetRefusedException;
import dev.cinch.target.TargetUnavailableException;
import dev.cinch.target.TestDatabase;
import dev.cinch.target.expression.CanonicalExpression.Volatility;
import dev.cinch.target.expression.Refusal.Code;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EachVersion
class ExpressionInspectorIT {

  private static final TableName ORDERS = TableName.of("shop", "orders");
  private static final Identifier NEW_COLUMN = new Identifier("reference_text");

  private final TestDatabase database;
  private final Connection connection;

  ExpressionInspectorIT(TestDatabase.Version version) throws SQLException {
    database = TestDatabase.of(getClass(), version);
    database.run(
        "drop schema if exists shop cascade",
        "drop schema if exists other cascade",
        "create schema shop",
        "create schema other",
        """
        create table shop.orders (
          id bigint primary key,
          reference int,
          amount numeric(10, 2),
          note text,
          placed timestamptz,
          payload jsonb,
          doubled int generated always as (reference * 2) stored,
          "Odd ""name" text)
        """,
        "create table shop.customers (id bigint primary key, name text)",
        "create sequence shop.numbers",
        "insert into shop.orders values (1, 7, 1.5, 'a', '2024-03-10 23:30:00+00', '{\"a\": 1}')");
    connection = database.target().connect("inspector");
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  private Inspection inspect(String type, String expression) {
    return new ExpressionInspector(connection).inspect(ORDERS, NEW_COLUMN, type, expression);
  }

  private CanonicalExpression accepted(String type, String expression) {
    Inspection inspection = inspect(type, expression);
    assertThat(inspection).isInstanceOf(CanonicalExpression.class);
    return (CanonicalExpression) inspection;
  }

  private Refusal refused(String type, String expression) {
    Inspection inspection = inspect(type, expression);
    assertThat(inspection).as(expression).isInstanceOf(Refusal.class);
    return (Refusal) inspection;
  }

  @Test
  void readsAColumnThatIsStillToCome() {
    ExpressionInspector later =
        new ExpressionInspector(connection).withColumn(new Identifier("code"), "varchar(8)");

    assertThat(later.inspect(ORDERS, new Identifier("reference"), "int", "code::int"))
        .isInstanceOfSatisfying(
            CanonicalExpression.class,
            expression -> {
              assertThat(expression.text()).isEqualTo("(new.code)::integer");
              assertThat(expression.columns()).containsExactly(new Identifier("code"));
            });
    assertThat(later.inspect(ORDERS, NEW_COLUMN, "int", "doubled"))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.GENERATED_COLUMN));
  }

  @Test
  void readsSeveralColumnsThatAreStillToCome() {
    ExpressionInspector later =
        new ExpressionInspector(connection)
            .withColumn(new Identifier("code"), "text")
            .withColumn(new Identifier("rest"), "text");

    assertThat(later.inspect(ORDERS, new Identifier("reference"), "text", "code || rest"))
        .isInstanceOfSatisfying(
            CanonicalExpression.class,
            expression -> assertThat(expression.text()).isEqualTo("(new.code || new.rest)"));
  }

  @Test
  void runsNothingThatStandsInTheTypeOfAColumnToCome() throws SQLException {
    Inspection inspection =
        new ExpressionInspector(connection)
            .withColumn(new Identifier("code"), "int); drop table shop.customers; --")
            .inspect(ORDERS, NEW_COLUMN, "int", "1");

    assertThat(inspection)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.WRONG_TYPE));
    assertThat(database.isTrue("select to_regclass('shop.customers') is not null")).isTrue();
  }

  @Test
  void letsADefaultTellTheTimeButReadNoColumn() {
    ExpressionInspector inspector = new ExpressionInspector(connection);

    assertThat(inspector.inspectDefault(ORDERS, NEW_COLUMN, "timestamptz", "now()"))
        .isInstanceOfSatisfying(
            CanonicalExpression.class, expression -> assertThat(expression.isVolatile()).isFalse());
    assertThat(inspector.inspectDefault(ORDERS, NEW_COLUMN, "date", "current_date"))
        .isInstanceOf(CanonicalExpression.class);
    assertThat(inspector.inspectDefault(ORDERS, NEW_COLUMN, "timestamptz", "clock_timestamp()"))
        .isInstanceOfSatisfying(
            CanonicalExpression.class, expression -> assertThat(expression.isVolatile()).isTrue());
    assertThat(inspector.inspectDefault(ORDERS, NEW_COLUMN, "text", "note"))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.READS_COLUMN));
    assertThat(inspector.inspectDefault(ORDERS, NEW_COLUMN, "text", "(select 'a')"))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void qualifiesEachColumnByTheAliasNew() {
    assertThat(accepted("text", "reference").text()).isEqualTo("(new.reference)::text");
    assertThat(accepted("text", "lower(note) || \"Odd \"\"name\"").text())
        .isEqualTo("(lower(new.note) || new.\"Odd \"\"name\")");
  }

  @Test
  void carriesTheConversionToTheColumnsTypeWhichStoringWouldMake() throws SQLException {
    assertThat(accepted("integer", "amount").text()).isEqualTo("(new.amount)::integer");
    assertThat(accepted("numeric(6,1)", "amount").text()).isEqualTo("(new.amount)::numeric(6,1)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"varchar(3)", "char(3)", "bit(3)", "varbit(3)", "shop.code"})
  void doesNotCutWhatIsTooLong(String type) throws SQLException {
    database.run("create domain shop.code as varchar(3)");
    String literal = type.contains("bit") ? "B'10101'" : "'abcde'";

    CanonicalExpression expression = accepted(type, "case when id = 1 then " + literal + " end");

    assertThatThrownBy(() -> evaluate(expression))
        .isInstanceOf(SQLException.class)
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isIn("22001", "22026"));
  }

  @Test
  void keepsWhatFitsAsStoringWould() throws SQLException {
    assertThat(evaluate(accepted("varchar(3)", "note"))).isEqualTo("a");
    assertThat(evaluate(accepted("char(3)", "note"))).isEqualTo("a  ");
    assertThat(evaluate(accepted("varchar(3)", "'abc   '"))).isEqualTo("abc");
  }

  @Test
  void refusesArraysWhoseElementsWouldBeCutSilently() {
    assertThat(refused("varchar(3)[]", "array[note]").message())
        .isEqualTo(
            "Cannot use the expression: the elements of character varying(3)[] would be cut"
                + " without an error");
    assertThat(accepted("varchar[]", "array[note]").type()).isEqualTo("character varying[]");
  }

  @Test
  void namesTheColumnsThatAreRead() {
    assertThat(accepted("text", "note || reference || \"Odd \"\"name\"").columns())
        .extracting(Identifier::value)
        .containsExactly("Odd \"name", "note", "reference");
    assertThat(accepted("text", "'constant'").columns()).isEmpty();
  }

  @Test
  void looksNamesUpInTheTablesSchemaAndPrintsThemQualified() throws SQLException {
    database.run(
        "create function shop.tidy(text) returns text immutable language sql as 'select trim($1)'",
        "create type shop.mood as enum ('sad', 'happy')",
        "create domain shop.label as text");

    assertThat(accepted("text", "tidy(note)").text()).isEqualTo("shop.tidy(new.note)");
    assertThat(accepted("mood", "'sad'").text()).isEqualTo("'sad'::shop.mood");
    assertThat(accepted("label", "note").type()).isEqualTo("shop.label");
    assertThat(refused("text", "elsewhere(note)").message())
        .startsWith("Cannot use the expression: it is not an expression over shop.orders;")
        .contains("function elsewhere(text) does not exist");
  }

  @Test
  void printsWhatStandsByItselfInTriggersFunctionsAndUpdates() throws SQLException {
    database.run(
        "create function shop.tidy(text) returns text immutable language sql as 'select trim($1)'");
    CanonicalExpression expression =
        accepted(
            "text",
            "case when reference > 0 then tidy(note) || 'it''s; \\ $$ --' else amount::text end");
    TestDatabase.run(
        connection,
        "alter table shop.orders add reference_text text",
        "set search_path = pg_catalog, pg_temp",
        "update only shop.orders as new set reference_text = (" + expression.text() + ")",
        "create function shop.sync() returns trigger language plpgsql as $f$"
            + " begin new.reference_text := ("
            + expression.text()
            + "); return new; end $f$",
        "create trigger sync before insert or update on shop.orders for each row when ("
            + "record_image_ne(row(new.reference_text), row("
            + expression.text()
            + ")))"
            + " execute function shop.sync()",
        "insert into shop.orders (id, reference, note) values (2, 1, ' b ')");

    assertThat(database.ask("select reference_text from shop.orders where id = 1"))
        .isEqualTo("ait's; \\ $$ --");
    assertThat(database.ask("select reference_text from shop.orders where id = 2"))
        .isEqualTo("bit's; \\ $$ --");
  }

  @Test
  void doesNotDependOnTheSettingsOfTheSession() throws SQLException {
    String before = accepted("timestamptz", "'01/02/2024 12:00'::timestamptz").text();
    TestDatabase.run(
        connection,
        "set timezone = 'Asia/Tokyo'",
        "set datestyle = 'ISO, DMY'",
        "set search_path = other, public");

    assertThat(accepted("timestamptz", "'01/02/2024 12:00'::timestamptz").text()).isEqualTo(before);
  }

  @Test
  void saysTheSameExpressionInTheSameWordsHoweverItIsWritten() {
    CanonicalExpression one = accepted("text", "lower( note )||'x'");
    CanonicalExpression other =
        accepted("text", "pg_catalog.lower(new.note) /* why */ || 'x' -- so");

    assertThat(one.text()).isEqualTo(other.text());
    assertThat(accepted("text", "upper(note)||'x'").text()).isNotEqualTo(one.text());
  }

  @Test
  void tellsHowOftenAValueChanges() throws SQLException {
    database.run(
        "create function shop.dice() returns int volatile language plpgsql as"
            + " $f$ begin return 4; end $f$");

    assertThat(accepted("int", "reference + 1").volatility()).isEqualTo(Volatility.IMMUTABLE);
    assertThat(accepted("text", "placed").volatility()).isEqualTo(Volatility.STABLE);
    assertThat(accepted("uuid", "gen_random_uuid()").volatility()).isEqualTo(Volatility.VOLATILE);
    assertThat(
            new ExpressionInspector(connection)
                .allowing(List.of(TableName.of("shop", "dice")))
                .inspect(ORDERS, NEW_COLUMN, "int", "case when false then dice() end"))
        .isInstanceOfSatisfying(
            CanonicalExpression.class, expression -> assertThat(expression.isVolatile()).isTrue());
    assertThat(accepted("bigint", "nextval('shop.numbers')").isVolatile()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "note +",
        "missing",
        "note); drop table shop.customers; --",
        "note]; drop table shop.customers; --",
        "note\n); drop table shop.customers; select (1",
        "note]; drop table shop.customers; select array[note",
        "note as text); drop table shop.customers; select cast(note",
        "note; drop table shop.customers",
        "note) as a, (note",
        "note as text), cast(note",
        "note], array[note",
        "note) from shop.customers as new, (values (1)) as x(x) where (true",
        "note) from shop.orders as new union select (note",
        "note, note",
        "note as x",
        "note -- ) as",
        "note /* ",
        "note */ || /*",
        "'",
        "\"",
        "$$",
        "$1",
        "*",
        "(note",
        "note)",
        "distinct note",
        "variadic array[note]",
        "note order by 1",
        "note \u0000",
        "default",
        "{fn now()}",
        "? "
      })
  void refusesWhatIsNotExactlyOneExpressionAndDoesNothing(String text) throws SQLException {
    // the one that is commented to its end is an expression: the comment swallows nothing of ours
    if (text.equals("note -- ) as")) {
      assertThat(accepted("text", text).text()).isEqualTo("new.note");
      return;
    }
    assertThat(refused("text", text).code()).as(text).isEqualTo(Code.INVALID);
    assertThat(database.ask("select count(*) from shop.customers")).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "text, note text",
        "text) as a, (text",
        "text]; drop table shop.customers; --",
        "text); drop table shop.customers; --",
        "text); drop table shop.customers; select cast(null as text",
        "text]; drop table shop.customers; select array[null::text",
        "text collate \"C\"",
        "serial"
      })
  void refusesWhatIsNotExactlyOneType(String type) throws SQLException {
    assertThat(refused(type, "note").code()).isEqualTo(Code.WRONG_TYPE);
    assertThat(database.ask("select count(*) from shop.customers")).isEqualTo("0");
  }

  @Test
  void refusesAValueThatCannotBeStoredInTheColumn() {
    Refusal refusal = refused("integer", "note");

    assertThat(refusal.code()).isEqualTo(Code.WRONG_TYPE);
    assertThat(refusal.message())
        .startsWith(
            "Cannot use the expression: its value can't be stored as integer without an explicit"
                + " cast; the server says: column \"value\" is of type integer but expression is of"
                + " type text");
    assertThat(accepted("integer", "note::integer").text()).isEqualTo("(new.note)::integer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "to_jsonb(new)",
        "new::text",
        "row(new.*)::text",
        "num_nulls(new)::text",
        "(new).note || new::text"
      })
  void refusesWholeRows(String text) {
    // expanded to each of its columns by the parser, it is no longer a whole row but reads the
    // generated one
    assertThat(refused("text", text).code())
        .isIn(text.contains("*") ? Code.GENERATED_COLUMN : Code.WHOLE_ROW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ctid::text", "xmin::text", "tableoid::regclass::text"})
  void refusesSystemColumns(String text) {
    assertThat(refused("text", text).code()).isEqualTo(Code.SYSTEM_COLUMN);
  }

  @Test
  void refusesGeneratedColumnsAndSaysWhatToWriteInstead() {
    Refusal refusal = refused("int", "doubled + 1");

    assertThat(refusal.code()).isEqualTo(Code.GENERATED_COLUMN);
    assertThat(refusal.message())
        .isEqualTo(
            "Cannot use the expression: column doubled is generated and still null when a trigger"
                + " runs; write (reference * 2) in its place");
  }

  @Test
  void refusesTheColumnThatIsToBeFilled() throws SQLException {
    database.run("alter table shop.orders add reference_text text");

    assertThat(refused("text", "coalesce(reference_text, note)").code()).isEqualTo(Code.OWN_COLUMN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(select name from shop.customers limit 1)",
        "exists (select 1)::text",
        "array(select 1)::text",
        "(select new.note)",
        "'shop.customers'::regclass::text",
        "(table shop.customers)"
      })
  void refusesQueriesAndOtherTables(String text) {
    assertThat(refused("text", text).code()).as(text).isIn(Code.OTHER_TABLE, Code.INVALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "max(note)",
        "string_agg(note, ',')",
        "first_value(note) over ()",
        "row_number() over ()",
        "unnest(array[note])",
        "generate_series(1, 2)",
        "jsonb_array_elements_text(payload)"
      })
  void refusesWhatIsNotOneValueForOneRow(String text) {
    assertThat(refused("text", text).code()).as(text).isEqualTo(Code.NOT_ONE_VALUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "now()",
        "current_timestamp",
        "current_date",
        "localtimestamp",
        "localtime",
        "current_time(2)",
        "clock_timestamp()",
        "statement_timestamp()",
        "transaction_timestamp()",
        "timeofday()",
        "age(placed)",
        "note || current_user",
        "session_user",
        "current_setting('work_mem')",
        "current_schema",
        "lastval()"
      })
  void refusesWhatDependsOnTheTimeOrTheSession(String text) {
    assertThat(refused("text", text).code()).as(text).isEqualTo(Code.CLOCK_OR_SESSION);
  }

  @Test
  void takesAnAgeBetweenTwoValues() {
    assertThat(accepted("interval", "age(placed, timestamptz '2020-01-01')").columns())
        .containsExactly(new Identifier("placed"));
  }

  @Test
  void refusesFunctionsThatReadTablesAsFarAsThatIsKnown() throws SQLException {
    database.run(
        "create function shop.lookup(bigint) returns text stable language sql as"
            + " 'select name from shop.customers where id = $1'",
        "create function shop.recorded(bigint) returns text immutable language sql"
            + " begin atomic select name from shop.customers where id = $1; end");

    assertThat(refused("text", "lookup(id)").message())
        .isEqualTo(
            "Cannot use the expression: it calls shop.lookup, which may read tables, since it is"
                + " declared STABLE; declare it IMMUTABLE if it is");
    assertThat(refused("text", "recorded(id)").message())
        .isEqualTo("Cannot use the expression: it calls shop.recorded, which reads a table");
    assertThat(refused("text", "query_to_xml('select 1', true, true, '')::text").code())
        .isEqualTo(Code.READS_TABLES);
    assertThat(refused("bigint", "pg_relation_size('shop.orders')").code())
        .isIn(Code.READS_TABLES, Code.OTHER_TABLE);
  }

  @Test
  void refusesFunctionsThatMayChangeSomething() throws SQLException {
    database.run(
        "create function shop.noted(text) returns text language sql as"
            + " 'insert into shop.customers (name) values ($1) returning name'");

    assertThat(refused("text", "noted(note)"))
        .isEqualTo(
            new Refusal(
                Code.SIDE_EFFECT,
                "Cannot use the expression: it calls shop.noted, which may change something, since"
                    + " it is declared VOLATILE; declare it IMMUTABLE if its value depends on its"
                    + " arguments alone, or name it in sync.calls"));
    assertThat(refused("bigint", "setval('shop.numbers', id)").message())
        .isEqualTo(
            "Cannot use the expression: it calls pg_catalog.setval, which changes something, for"
                + " each row that is looked at");
  }

  @Test
  void seesFunctionsBehindOperatorsAndCasts() throws SQLException {
    database.run(
        "create function shop.peek(text, int) returns text stable language sql as"
            + " 'select name from shop.customers where id = $2'",
        "create operator shop.@@@ (leftarg = text, rightarg = int, function = shop.peek)");

    assertThat(refused("text", "note operator(shop.@@@) 1").code()).isEqualTo(Code.READS_TABLES);
  }

  @Test
  void isNotMisledByNamesThatLookLikeItsOwnNotation() throws SQLException {
    database.run(
        "alter table shop.orders add \"{SUBLINK :varattno 0 :funcretset true}\" text",
        "alter table shop.orders add \"new\" text",
        "alter table shop.orders add \"cinch_value\" text");

    assertThat(accepted("text", "\"{SUBLINK :varattno 0 :funcretset true}\"").text())
        .isEqualTo("new.\"{SUBLINK :varattno 0 :funcretset true}\"");
    assertThat(accepted("text", "new.new || cinch_value").text())
        .isEqualTo("(new.new || new.cinch_value)");
  }

  @Test
  void looksAtPartitionedTablesToo() throws SQLException {
    database.run("create table shop.events (id int, at date) partition by range (at)");

    assertThat(
            new ExpressionInspector(connection)
                .inspect(TableName.of("shop", "events"), NEW_COLUMN, "text", "id::text"))
        .isInstanceOf(CanonicalExpression.class);
  }

  @Test
  void leavesNothingBehindAndTheConnectionUsable() throws SQLException {
    inspect("text", "note");
    inspect("text", "note +");

    assertThat(connection.getAutoCommit()).isTrue();
    assertThat(
            TestDatabase.ask(
                connection, "select count(*) from pg_class where relname like 'cinch%'"))
        .isEqualTo("0");
    assertThat(
            TestDatabase.ask(
                connection, "select count(*) from pg_proc where proname like 'cinch%'"))
        .isEqualTo("0");
    assertThat(TestDatabase.ask(connection, "show search_path")).isEqualTo("\"$user\", public");
  }

  @Test
  void doesNotBlameTheAuthorForALockThatSomebodyElseHolds() throws SQLException {
    try (Connection other = database.connect()) {
      other.setAutoCommit(false);
      TestDatabase.run(other, "lock table shop.orders in access exclusive mode");

      assertThatThrownBy(() -> inspect("text", "note"))
          .isInstanceOf(TargetUnavailableException.class)
          .hasMessageStartingWith(
              "Cannot inspect the expression for column reference_text of shop.orders: ")
          .hasMessageEndingWith("; try again later");
    }
  }

  @Test
  void saysWhatTheRoleMayNotDo() throws SQLException {
    String role = "reader_" + Long.toHexString(System.nanoTime());
    database.run(
        "create role " + role + " login password 'x'",
        "revoke temporary on database " + database.name() + " from public");

    try (Connection reader = database.targetOf(role, "x").connect("inspector")) {
      ExpressionInspector inspector = new ExpressionInspector(reader);
      assertThatThrownBy(() -> inspector.inspect(ORDERS, NEW_COLUMN, "text", "note"))
          .isInstanceOf(TargetRefusedException.class)
          .hasMessageContaining("permission denied");
    } finally {
      database.run(
          "grant temporary on database " + database.name() + " to public", "drop role " + role);
    }
  }

  private String evaluate(CanonicalExpression expression) throws SQLException {
    return String.valueOf(
        database.ask("select " + expression.text() + " from only shop.orders as new where id = 1"));
  }
}
