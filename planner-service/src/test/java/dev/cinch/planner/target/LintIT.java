package dev.cinch.planner.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cinch.planner.lint.Finding;
import dev.cinch.planner.lint.Finding.Severity;
import dev.cinch.planner.lint.LintPlan;
import dev.cinch.planner.migration.TableQueues;
import dev.cinch.planner.plan.Place;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.PlanReader;
import dev.cinch.target.name.TableName;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule speaks where it should, on a real table, and nowhere else. */
class LintIT {

  private static final String SCHEMA =
      """
      create schema shop;
      create extension pg_stat_statements;
      create domain shop.code as text check (value <> '');
      create table shop.customer (id bigint primary key, email text, code integer unique);
      create table shop.item (id bigint primary key, customer bigint, code text, note text);
      create index item_customer on shop.item (customer);
      create view shop.codes as select code from shop.item;
      create table shop.audited (id bigint primary key, code text);
      create function shop.note() returns trigger language plpgsql as 'begin return new; end';
      create trigger note before insert or update on shop.audited
        for each row execute function shop.note();
      create table shop.guarded (id bigint primary key, code text);
      alter table shop.guarded enable row level security;
      create table shop.published (id bigint, code text, other text);
      create publication changes for table shop.published (id, code);
      create table shop.parts (id bigint, code text) partition by range (id);
      create table shop.counted (
        id integer generated always as identity primary key, part smallserial, code text);
      select setval('shop.counted_id_seq', 1750000000), setval('shop.counted_part_seq', 16000);
      create type shop.state as enum ('new', 'old');
      create table shop.street (id bigint primary key, name varchar(30) unique, town text not null);
      create index street_town on shop.street (town);
      create table shop.broken (id bigint primary key, code text);
      create unique index broken_code on shop.broken (code);
      update pg_index set indisvalid = false where indexrelid = 'shop.broken_code'::regclass;
      create table shop.parts_1 partition of shop.parts for values from (0) to (10)
      """;

  private static final String PLAN =
      """
      id: lint
      owner: team
      purpose: To be looked at
      target: shop
      table: shop.item
      """;

  private static StandingTarget target;

  @BeforeAll
  static void create() throws SQLException {
    target = StandingTarget.of(SCHEMA);
  }

  @AfterAll
  static void drop() throws SQLException {
    target.close();
  }

  static Stream<Arguments> plans() {
    return Stream.of(
        plan("column: {name: data, type: json}", "column.type"),
        plan("column: {name: data, type: char(3)}", "column.type"),
        plan("column: {name: data, type: Varchar(20)}", "column.type"),
        plan("column: {name: data, type: timestamp without time zone}", "column.type"),
        plan("column: {name: data, type: timestamptz}"),
        plan("column: {name: data, type: money}", "column.type"),
        plan("column: {name: data, type: shop.code}", "column.domain"),
        plan("column: {name: user, type: text}", "column.reserved-name"),
        plan("column: {name: used, type: text}"),
        plan(
            "column: {name: used, type: text, also: [{name: data, type: jsonb}, {name: user, type: money}]}\nsync: {forward: {used: note, data: \"'{}'::jsonb\", user: 1::money}}",
            "column.type",
            "column.reserved-name",
            "sync.optimistic-locking"),
        plan(
            "column: {name: customer, existing: true}\nindexes:\n  - {name: a, columns: [customer]}",
            "index.duplicate"),
        plan(
            "column: {name: note, existing: true}\nindexes:\n  - {name: a, columns: [note, id, code, customer]}",
            "index.wide"),
        plan(
            "column: {name: note, existing: true}\nindexes:\n  - {name: a, columns: [note], method: hash}",
            "index.hash"),
        plan(
            "column: {name: customer, existing: true}\ntighten: {references: [{name: r, table: shop.customer, column: id}]}"),
        plan(
            "column: {name: customer, existing: true}\ntighten: {references: [{name: r, table: shop.customer, column: code}]}",
            "reference.type"),
        plan(
            "column: {name: customer, existing: true}\ntighten: {references: [{name: r, table: shop.customer, column: email}]}",
            "reference.type",
            "reference.target"),
        plan(
            "column: {name: customer, existing: true}\ntighten: {references: [{name: r, table: shop.nobody, column: id}]}",
            "reference.target"),
        plan(
            "column: {name: owner, type: integer}\ntighten: {references: [{name: r, table: shop.customer, column: code}]}",
            "column.key-size",
            "reference.unindexed"),
        plan("column: {name: code, drop: true}", "column.dependents"),
        plan("column: {name: note, drop: true}"),
        plan(
            "column: {name: code_2, type: text}\nreplaces: code\nsync: {forward: code}\nretire: {replaced: drop}",
            "column.dependents",
            "switch.one-way",
            "sync.optimistic-locking"),
        plan(
            "column: {name: code_2, type: text}\nreplaces: code\nsync: {forward: code, backward: code_2}",
            "sync.optimistic-locking"),
        plan(
            "column: {name: code_2, type: text}\nreplaces: code\nsync: {forward: code, mode: application}",
            "sync.by-applications",
            "sync.optimistic-locking"),
        plan("column: {name: state, type: shop.state}", "column.enum"),
        plan(
            "table: shop.street\ncolumn: {name: name_2, type: text}\nreplaces: name\nsync: {forward: name, backward: name_2}\nretire: {replaced: drop}",
            "column.free-type",
            "column.goes-too",
            "sync.optimistic-locking"),
        plan(
            "table: shop.street\ncolumn: {name: name_2, type: text}\nreplaces: name\nsync: {forward: lower(name), backward: name_2}",
            "sync.optimistic-locking"),
        plan("table: shop.street\ncolumn: {name: town, drop: true}", "column.goes-too"),
        plan(
            "table: shop.street\ncolumn: {name: town, existing: true}\nrelax: {not-null: true}",
            "relax.readers"),
        plan(
            "table: shop.street\ncolumn: {name: town, existing: true, default: \"'Town'\"}",
            "column.both-defaults"),
        plan("table: shop.broken\ncolumn: {name: data, type: jsonb}", "table.invalid-index"),
        plan(
            "table: shop.audited\ncolumn: {name: code_2, type: text}\nsync: {forward: code}",
            "table.triggers",
            "sync.optimistic-locking"),
        plan(
            "table: shop.guarded\ncolumn: {name: code_2, type: text}\nsync: {forward: code}",
            "table.row-security",
            "sync.optimistic-locking"),
        plan(
            "table: shop.published\ncolumn: {name: code_2, type: text}\nsync: {forward: code}",
            "table.publication",
            "table.publication-columns",
            "table.replica-identity",
            "sync.optimistic-locking"),
        plan(
            "column: {name: code_2, type: text}\nsync: {forward: code}\nbackfill: {throttle: {slots: [{name: nobodys, slow: 1GB}]}}",
            "backfill.unknown-slot",
            "sync.optimistic-locking"),
        plan(
            "table: shop.parts\ncolumn: {name: code, existing: true}\ntighten: {unique: [{name: u, columns: [code, id]}]}",
            "tighten.partition-key"));
  }

  private static Arguments plan(String words, String... rules) {
    String yaml =
        words.startsWith("table:") ? PLAN.replace("table: shop.item\n", "") + words : PLAN + words;
    return Arguments.of(yaml + "\n", Set.of(rules));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("plans")
  void findsWhatDeservesALook(String yaml, Set<String> rules) {
    assertThat(new HashSet<>(lint(yaml).stream().map(Finding::rule).toList())).isEqualTo(rules);
  }

  @Test
  void saysWhetherThePlanAllowsATriggerToFire() {
    String plan =
        PLAN.replace("table: shop.item\n", "")
            + "table: shop.audited\ncolumn: {name: code_2, type: text}\nsync: {forward: code}\n";

    assertThat(lint(plan))
        .filteredOn(finding -> finding.rule().equals("table.triggers"))
        .extracting(Finding::severity, Finding::path)
        .containsExactly(tuple(Severity.ERROR, "table"));
    assertThat(lint(plan + "backfill: {triggers: [note]}\n"))
        .filteredOn(finding -> finding.rule().equals("table.triggers"))
        .extracting(Finding::severity, Finding::path)
        .containsExactly(tuple(Severity.INFO, "backfill.triggers"));
  }

  @Test
  void saysOfWhichOfSeveralColumnsItSpeaks() {
    String plan =
        PLAN
            + "column: {name: used, type: text, also: [{name: data, type: json}]}\n"
            + "sync: {forward: {used: note, data: \"'{}'::json\"}}\n";

    assertThat(lint(plan))
        .filteredOn(finding -> finding.rule().equals("column.type"))
        .extracting(Finding::path, finding -> finding.place().column())
        .containsExactly(tuple("column.also[0].type", 60));
  }

  @Test
  void saysWhyNobodyCanTellWhatReadersQueriesComeTo() throws SQLException {
    try (StandingTarget bare =
        StandingTarget.of("create schema shop; create table shop.item (id bigint, code text)")) {
      String plan =
          PLAN
              + "column: {name: code_2, type: text}\nreplaces: code\nsync: {forward: code, backward: code_2}\n";

      assertThat(lint(bare, plan, (on, table) -> List.of()))
          .filteredOn(finding -> finding.rule().equals("switch.unseen-queries"))
          .extracting(Finding::reason)
          .containsExactly(
              "Before SWITCH nobody can say which queries get much dearer on column code_2: the target has no extension pg_stat_statements");
      assertThat(lint(bare, plan + "switch: {dearer: 'off'}\n", (on, table) -> List.of()))
          .extracting(Finding::rule)
          .doesNotContain("switch.unseen-queries");
    }
  }

  @Test
  void namesThePlaceInTheFile() {
    assertThat(lint(PLAN + "column:\n  name: data\n  type: json\n"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.place()).isEqualTo(new Place(8, 9));
              assertThat(finding.remedy()).isEqualTo("Use type jsonb");
            });
  }

  @Test
  void tellsHowFarAKeyHasCome() {
    String yaml = PLAN.replace("shop.item", "shop.counted");

    assertThat(lint(yaml + "column: {name: data, type: jsonb}\n"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("table.key-near-its-end");
              assertThat(finding.reason())
                  .isEqualTo(
                      "Column id has used 81 % of what its type can count: at the end of it inserts fail");
            });
  }

  @Test
  void namesTheMigrationsThatHaveTheTable() {
    TableQueues queues =
        (target, table) ->
            target.equals("shop") && table.equals(TableName.of("shop", "item"))
                ? List.of("first", "lint")
                : List.of();

    assertThat(lint(PLAN + "column: {name: data, type: jsonb}\n", queues))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("table.queue");
              assertThat(finding.severity()).isEqualTo(Finding.Severity.INFO);
              assertThat(finding.place()).isEqualTo(new Place(5, 8));
              assertThat(finding.reason())
                  .isEqualTo(
                      "Migration first of this table is not over: the next one waits in line before EXPAND until it is");
              assertThat(finding.remedy())
                  .isEqualTo(
                      "Start it all the same if it may wait; else see to it that first is completed, rolled back or aborted first");
            });
  }

  private static List<Finding> lint(String yaml) {
    return lint(yaml, (target, table) -> List.of());
  }

  private static List<Finding> lint(String yaml, TableQueues queues) {
    return lint(target, yaml, queues);
  }

  private static List<Finding> lint(StandingTarget on, String yaml, TableQueues queues) {
    Plan plan = new PlanReader().read(yaml);
    return new LintPlan()
        .lint(plan, new JdbcTargetPictures(on.targets(), queues).of(plan).orElseThrow());
  }
}
