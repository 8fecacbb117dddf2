package dev.cinch.target.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.EachVersion;
import dev.cinch.target.TestDatabase;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.query.CompareQueries.Limits;
import dev.cinch.target.query.QueryComparison.PlannedTwice;
import dev.cinch.target.query.QueryComparison.Query;
import dev.cinch.target.query.QueryComparison.Unplanned;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;

/** On a table that is large enough for an index to matter, with real plans. */
@ParameterizedClass
@EachVersion
class CompareQueriesIT {

  private static final String SCHEMA =
      """
      drop schema if exists shop cascade;
      create schema shop;
      create table shop.item (id bigint primary key, code integer, code_text text, day date);
      create table shop.country (id bigint primary key, code integer, name text);
      insert into shop.item
        select n, n, n::text, date '2026-01-01' + n % 100 from generate_series(1, 30000) n;
      create unique index item_code on shop.item (code);
      insert into shop.country select n, n, 'x' from generate_series(1, 5000) n;
      create index country_code on shop.country (code);
      analyze shop.item, shop.country;
      create extension if not exists pg_stat_statements;
      """;

  private static final ColumnMove MOVE =
      new ColumnMove(
          TableName.of("shop", "item"),
          List.of(TableName.of("shop", "item")),
          new Identifier("code"),
          new Identifier("code_text"));

  private static final String BY_CODE = "select id from shop.item where code = 7";

  private final TestDatabase database;

  CompareQueriesIT(TestDatabase.Version version) throws SQLException {
    database = TestDatabase.of(getClass(), version);
    database.run(SCHEMA, "select pg_stat_statements_reset()");
  }

  @Test
  void findsThatAStatementLacksItsIndexOnTheOtherColumn() throws SQLException {
    database.run(BY_CODE, BY_CODE);

    PlannedTwice bare = planned();
    assertThat(bare.query())
        .isEqualTo(
            new Query(database.server().user(), 2, "select id from shop.item where code = ?"));
    assertThat(bare.before().outline()).startsWith("Index Scan using item_code on item");
    assertThat(bare.after().outline()).startsWith("Seq Scan on item");
    assertThat(bare.after().cost()).isGreaterThan(20 * bare.before().cost());

    database.run("create index item_code_text on shop.item (code_text)", "analyze shop.item");
    PlannedTwice indexed = planned();
    assertThat(indexed.after().outline()).startsWith("Index Scan using item_code_text on item");
    assertThat(indexed.after().cost()).isLessThan(2 * indexed.before().cost());
  }

  @Test
  void takesParametersOfWhateverType() throws SQLException {
    try (Connection application = database.connect();
        PreparedStatement statement =
            application.prepareStatement(
                "select id from shop.item where code = ? and day > now() - interval '1 day' and extract(year from day) = ?")) {
      statement.setInt(1, 7);
      statement.setInt(2, 2026);
      statement.execute();
    }

    assertThat(planned().query().text())
        .isEqualTo(
            "select id from shop.item where code = ? and day > now() - interval ? and extract(? from day) = ?");
  }

  @Test
  void tellsTheColumnFromOthersOfItsName() throws SQLException {
    database.run(
        "select i.code as code, c.code from shop.item i join shop.country c on c.id = i.id where i.code = 7",
        "select (select code from shop.country where id = i.id) from shop.item i where i.code = 8",
        "select q.code from (select code from shop.item where code = 9) q",
        "select * from shop.item where code = 10",
        // of another table, or of none
        "select code from shop.country where name = 'shop.item'",
        "select i.id as code from shop.item i where i.id = 11",
        // which know the new column already
        "select coalesce(code_text, code::text) from shop.item where id = 12");

    QueryComparison compared = compare();

    assertThat(compared.unplanned()).isEmpty();
    assertThat(compared.planned())
        .extracting(each -> each.query().text().substring(0, 18))
        .containsExactlyInAnyOrder(
            "select i.code as c", "select (select cod", "select q.code from", "select * from shop");
    assertThat(compared.planned())
        .allSatisfy(each -> assertThat(each.after().outline()).contains("Seq Scan on item"));
  }

  @Test
  void takesNoRewritingThatReadsAnythingElse() throws SQLException {
    database.run(
        // with the first name replaced, too, it would still be read: as that of the outer query
        "select i.id from shop.item i where exists (select from shop.country where code = 8) and i.code = 7");

    assertThat(planned().after().outline())
        .contains("Seq Scan on item")
        .contains("using country_code on country");
  }

  @Test
  void saysWhyAStatementWouldNotGoOnTheOtherColumn() throws SQLException {
    database.run(
        "select i.id from shop.item i join shop.country c on c.code = i.code",
        "insert into shop.item (id, code) values (0, 0) on conflict (code) do nothing",
        "begin",
        "declare items cursor for select code from shop.item",
        "commit",
        "copy (select code from shop.item where id < 3) to '/dev/null'",
        "select code /* ; */ from shop.item where id = 1");

    assertThat(compare().planned()).isEmpty();
    assertThat(compare().unplanned())
        .extracting(Unplanned::why)
        .satisfiesExactlyInAnyOrder(
            why ->
                assertThat(why)
                    .startsWith(
                        "on column code_text the server refuses it: operator does not exist: integer = text"),
            why ->
                assertThat(why)
                    .startsWith(
                        "on column code_text the server refuses it: there is no unique or exclusion constraint matching the ON CONFLICT specification"),
            why -> assertThat(why).isEqualTo("it is not a query by itself"),
            why -> assertThat(why).isEqualTo("it is not a query by itself"),
            why -> assertThat(why).isEqualTo("there is a semicolon in it"));
  }

  @Test
  void looksNamesUpWhereTheirRoleDoes() throws SQLException {
    role("item_reader");
    database.run(
        "grant usage on schema shop to item_reader", "grant select on shop.item to item_reader");
    database.run(
        "alter role item_reader in database %s set search_path = \"$user\", shop"
            .formatted(database.name()));
    try (Connection reader = database.connect()) {
      TestDatabase.run(
          reader,
          "set session authorization item_reader",
          "set search_path = shop",
          "select id from item where code = 7");
    }

    assertThat(planned().query().role()).isEqualTo("item_reader");
  }

  @Test
  void runsNothingThatOthersHaveMade() throws SQLException {
    role("item_reader");
    database.run(
        "grant usage, create on schema shop to item_reader",
        "grant select on shop.item to item_reader");
    try (Connection reader = database.connect()) {
      TestDatabase.run(
          reader,
          "set session authorization item_reader",
          // which lies: planning a query computes what never changes
          """
          create function shop.spring() returns integer language plpgsql immutable as $$
          begin
            raise exception 'sprung as %', current_user;
          end $$
          """,
          "create view shop.codes as select code from shop.item where code = shop.spring()");
      try {
        TestDatabase.run(reader, "select id from shop.item where code = shop.spring()");
      } catch (SQLException sprung) {
        assertThat((Throwable) sprung).hasMessageContaining("sprung as item_reader");
      }
      TestDatabase.run(
          reader,
          "select i.id from shop.item i where code = 1 and false and exists (select from shop.codes)");
    }

    QueryComparison compared = compare();

    assertThat(compared.planned()).isEmpty();
    assertThat(compared.unplanned())
        .extracting(Unplanned::why)
        .allSatisfy(
            why ->
                assertThat(why)
                    .startsWith("it depends on ")
                    .endsWith("of role item_reader, who may not act as the table's owner"))
        .hasSizeBetween(1, 2);
  }

  @Test
  void writesNothingAndLeavesNothing() throws SQLException {
    database.run(
        "delete from shop.item where code = 7", "update shop.item set day = now() where code = 8");
    String before = database.ask("select count(*) || ' ' || max(day) from shop.item");

    assertThat(compare().planned()).hasSize(2);
    assertThat(database.ask("select count(*) || ' ' || max(day) from shop.item")).isEqualTo(before);
    assertThat(database.ask("select count(*) from pg_proc where proname like 'cinch%'"))
        .isEqualTo("0");
  }

  @Test
  void saysWhatItCanNotSee() throws SQLException {
    database.run(BY_CODE);
    role("item_planner");
    database.run(
        "alter schema shop owner to item_planner", "alter table shop.item owner to item_planner");
    try (Connection planner = database.connect()) {
      TestDatabase.run(planner, "set session authorization item_planner");
      assertThat(compare(planner).unseen())
          .singleElement()
          .asString()
          .matches(
              "\\d+ statements are hidden from the planner's role; grant pg_read_all_stats to it");

      database.run("grant pg_read_all_stats to item_planner");
      assertThat(compare(planner).planned()).hasSize(1);
      assertThat(compare(planner).unseen()).isEmpty();
    }
    assertThat(
            new CompareQueries(database.connect(), new Limits(0, Duration.ofMinutes(1)))
                .on(MOVE)
                .unseen())
        .containsExactly("1 statements that are called more seldom were left out");

    database.run("drop extension pg_stat_statements");
    assertThat(compare().unseen())
        .containsExactly("the target has no extension pg_stat_statements");
  }

  private PlannedTwice planned() throws SQLException {
    QueryComparison compared = compare();
    assertThat(compared.unplanned()).isEmpty();
    assertThat(compared.planned()).hasSize(1);
    return compared.planned().get(0);
  }

  private QueryComparison compare() throws SQLException {
    try (Connection planner = database.connect()) {
      return compare(planner);
    }
  }

  private static QueryComparison compare(Connection planner) {
    return new CompareQueries(planner, new Limits(100, Duration.ofMinutes(1))).on(MOVE);
  }

  /** Roles are the server's, and stay for other tests. */
  private void role(String name) throws SQLException {
    database.run(
        """
        do $$ begin
          if not exists (select 1 from pg_roles where rolname = '%1$s') then
            create role %1$s;
          end if;
        end $$
        """
            .formatted(name),
        "revoke pg_read_all_stats from " + name);
  }
}
