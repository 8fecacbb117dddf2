package dev.cinch.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.planner.SamplePlan;
import dev.cinch.planner.plan.Threshold.Language;
import dev.cinch.planner.plan.Threshold.Query;
import dev.cinch.target.change.ConstraintPlan.Check;
import dev.cinch.target.change.ConstraintPlan.OnDelete;
import dev.cinch.target.change.ConstraintPlan.Reference;
import dev.cinch.target.change.ConstraintPlan.Unique;
import dev.cinch.target.change.IndexPlan;
import dev.cinch.target.change.Retirement;
import dev.cinch.target.health.Signal;
import dev.cinch.target.health.Unit;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.value.SyncMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanReaderTest {

  private static final String SMALLEST =
      """
      id: orders-total
      owner: team-orders
      purpose: Totals are computed once
      target: shop
      table: orders
      column: {name: total, type: numeric}
      sync: {forward: price * quantity}
      """;

  private static final Identifier TOTAL = new Identifier("total");
  private static final Identifier PRICE = new Identifier("price");

  private static final String EXISTING =
      """
      id: orders-total
      owner: team-orders
      purpose: Totals are never unknown
      target: shop
      table: orders
      column: {name: total, existing: true}
      """;

  private static final double GB = 1024 * 1024 * 1024;

  private final PlanReader reader = new PlanReader();

  @Test
  void readsEverythingThatAPlanMaySay() {
    Plan plan = reader.read(SamplePlan.YAML);

    assertThat(plan.about())
        .isEqualTo(
            new Plan.About("orders-reference-text", "team-orders", "References hold letters"));
    assertThat(plan.target()).isEqualTo("shop");
    assertThat(plan.table()).isEqualTo(TableName.of("public", "orders"));
    assertThat(plan.column())
        .isEqualTo(
            new Column(
                new Identifier("reference_text"),
                "text",
                null,
                "The reference",
                Plan.Fate.ADD,
                List.of()));
    assertThat(plan.replaces()).containsExactly(new Identifier("reference"));
    assertThat(plan.sync())
        .contains(
            new Sync(
                SyncMode.TRIGGER,
                List.of(new Derivation(new Identifier("reference_text"), "reference::text")),
                List.of(new Derivation(new Identifier("reference"), "reference_text::integer")),
                List.of()));
    assertThat(plan.work().backfill().rowsPerSecond()).isEqualTo(5000);
    assertThat(plan.work().indexes())
        .containsExactly(
            IndexPlan.on(
                new Identifier("orders_reference_text"),
                List.of(new Identifier("reference_text"), new Identifier("customer"))));
    assertThat(plan.demands().notNull()).isTrue();
    assertThat(plan.exposure().events())
        .extracting(Plan.EventField::change)
        .containsExactly(ChangeKind.REQUIRE_FIELD, ChangeKind.REMOVE_FIELD);
    assertThat(plan.exposure().readers().approval()).isEqualTo(Approval.AUTOMATIC);
    assertThat(plan.exposure().retire())
        .isEqualTo(new Plan.Retire(Retirement.DROP, Duration.ofHours(36)));
  }

  @Test
  void fillsInWhatAPlanLeavesOut() {
    Plan plan = reader.read(SMALLEST);

    assertThat(plan.table()).isEqualTo(TableName.of("public", "orders"));
    assertThat(plan.replaces()).isEmpty();
    assertThat(plan.work().indexes()).isEmpty();
    assertThat(plan.work().backfill().badRows()).isZero();
    assertThat(plan.work().tighten().notNull()).isEmpty();
    assertThat(plan.tightens()).isFalse();
    assertThat(plan.exposure().readers().approval()).isEqualTo(Approval.MANUAL);
    assertThat(plan.exposure().retire()).isEqualTo(new Plan.Retire(Retirement.KEEP, Duration.ZERO));
  }

  @Test
  void namesEveryProblemWithItsPlaceAtOnce() {
    assertProblems(
        """
        id: Orders
        owner: team-orders
        target: shop
        table: orders
        column: {name: total, typ: numeric}
        sync: {forward: price, mode: applicaton}
        backfill: {rows-per-second: many}
        tighten: [not-null]
        retire: {soak: soon}
        replace: total
        """,
        "line 1, column 5: id: \"Orders\" is not an id; use lower-case letters, digits and hyphens, at most 100",
        "line 1, column 1: the plan lacks \"purpose\"",
        "line 5, column 9: column lacks \"type\"",
        "line 5, column 23: unknown key \"typ\" in column; did you mean \"type\"?",
        "line 6, column 30: sync.mode: \"applicaton\" is none of trigger, application",
        "line 7, column 29: backfill.rows-per-second: \"many\" is not a whole number",
        "line 8, column 10: tighten must be a mapping of keys to values",
        "line 9, column 16: retire.soak: \"soon\" is not a time span; write 500ms, 30s, 15m, 36h or 7d",
        "line 10, column 1: unknown key \"replace\"; did you mean \"replaces\"?");
  }

  @Test
  void readsHowManyBadRowsAreTolerated() {
    Plan plan = reader.read(SMALLEST + "backfill: {bad-rows: 20}\n");

    assertThat(plan.work().backfill().badRows()).isEqualTo(20);
    assertThat(reader.read(SMALLEST + "backfill: {bad-rows: 0}\n").work().backfill().badRows())
        .isZero();
  }

  @Test
  void refusesANumberOfBadRowsThatIsNone() {
    assertProblems(
        SMALLEST + "backfill: {bad-rows: -1}\n",
        "line 8, column 22: backfill.bad-rows: -1 is below zero");
    assertProblems(
        SMALLEST + "backfill: {bad-rows: some}\n",
        "line 8, column 22: backfill.bad-rows: \"some\" is not a whole number");
    assertProblems(
        SMALLEST + "backfill:\n  bad-rows: 1.5\n",
        "line 9, column 13: backfill.bad-rows: \"1.5\" is not a whole number");
    assertProblems(
        SMALLEST + "backfill: {bad-row: 1}\n",
        "line 8, column 12: unknown key \"bad-row\" in backfill; did you mean \"bad-rows\"?");
  }

  @Test
  void slowsWorkersDownByTheUsualFiguresWhereThePlanSaysNothing() {
    assertThat(reader.read(SMALLEST).work().backfill().thresholds())
        .hasSize(Signal.values().length)
        .contains(new Threshold("replica-lag", null, Unit.SECONDS, 5.0, 60.0, false))
        .noneMatch(Threshold::demanded);
  }

  @Test
  void readsWhatSlowsWorkersDown() {
    Plan plan =
        reader.read(
            SMALLEST
                + """
                backfill:
                  throttle:
                    replica-lag: {slow: 500ms}
                    slot-wal: {slow: 20GB}
                    archive-backlog: {slow: 100MB, stop: 1GB}
                    dead-rows: {stop: 40.5%}
                    lock-waiters: off
                    slots:
                      - {name: debezium, slow: 256MB, stop: 2GB}
                    groups:
                      - {name: search-indexer, stop: 10000}
                    probes:
                      - {name: checkout, sql: select 1, slow: 200, stop: 0.5e3}
                """
                    .replace("0.5e3", "500"));

    assertThat(plan.work().backfill().thresholds())
        .contains(
            new Threshold("replica-lag", null, Unit.SECONDS, 0.5, 60.0, true),
            new Threshold("slot-wal", null, Unit.BYTES, 20.0 * GB, null, true),
            new Threshold("archive-backlog", null, Unit.BYTES, GB * 100 / 1024, GB, true),
            new Threshold("dead-rows", null, Unit.PERCENT, null, 40.5, true),
            new Threshold("active-sessions", null, Unit.COUNT, 100.0, 400.0, false),
            new Threshold(
                "slot debezium",
                new Query(Language.SLOT, "debezium"),
                Unit.BYTES,
                GB / 4,
                2.0 * GB,
                true),
            new Threshold(
                "group search-indexer",
                new Query(Language.GROUP, "search-indexer"),
                Unit.COUNT,
                null,
                10_000.0,
                true),
            new Threshold(
                "checkout", new Query(Language.SQL, "select 1"), Unit.COUNT, 200.0, 500.0, true))
        .noneMatch(threshold -> threshold.name().equals("lock-waiters"));
  }

  @Test
  void refusesThresholdsThatSayNothing() {
    assertProblems(
        SMALLEST
            + """
            backfill:
              throttle:
                replica-lag: 5s
                slot-wal: {slow: 5}
                dead-rows: {slow: 50}
                active-sessions: {}
                lock-waiters: {slow: 9, stop: 3}
                replika-lag: off
                probes:
                  - {name: Check out, sql: select 1, slow: 1}
                  - {name: both, sql: select 1, prometheus: up, slow: 1}
                slots:
                  - {name: debezium, slow: 5}
                groups:
                  - {name: search-indexer}
            """,
        "line 10, column 18: backfill.throttle.replica-lag must be a mapping of keys to values",
        "line 11, column 22: backfill.throttle.slot-wal.slow: \"5\" is no size; write 512MB or 4GB",
        "line 12, column 23: backfill.throttle.dead-rows.slow: \"50\" is not a share; write 150%",
        "line 13, column 22: a threshold needs \"slow\", \"stop\" or both",
        "line 14, column 35: stop: it must not be below slow",
        "line 15, column 5: unknown key \"replika-lag\" in backfill.throttle; did you mean \"replica-lag\"?",
        "line 17, column 16: backfill.throttle.probes[0].name: \"Check out\" is no name of a probe; use lower-case letters, digits and hyphens, at most 60",
        "line 18, column 16: probe both: give either sql or prometheus",
        "line 20, column 32: backfill.throttle.slots[0].slow: \"5\" is no size; write 512MB or 4GB",
        "line 22, column 9: a threshold needs \"slow\", \"stop\" or both");
  }

  @Test
  void knowsWhetherAPlanTightensAnything() {
    for (String demand :
        List.of(
            "tighten: {not-null: true}",
            "tighten: {checks: [{name: a, condition: total > 0}]}",
            "tighten: {unique: [{name: a, columns: [total]}]}",
            "tighten: {references: [{name: a, table: totals, column: id}]}",
            "indexes: [{name: a, columns: [total], unique: true}]")) {
      assertThat(reader.read(SMALLEST + demand + "\n").tightens()).as(demand).isTrue();
    }
    assertThat(reader.read(SMALLEST + "indexes: [{name: a, columns: [total]}]\n").tightens())
        .isFalse();
  }

  @Test
  void tellsWhetherChangesAreLabelled() {
    assertThat(reader.read(SMALLEST).work().backfill().labelled()).isFalse();
    assertThat(
            reader
                .read(SMALLEST + "backfill: {label-changes: true}\n")
                .work()
                .backfill()
                .labelled())
        .isTrue();
  }

  @Test
  void boundsWhatWorkersChoose() {
    assertThat(reader.read(SMALLEST).work().backfill().slices().isNone()).isTrue();
    assertThat(
            reader
                .read(SMALLEST + "backfill: {slices: {longest: 50ms, stripes: 6}}\n")
                .work()
                .backfill()
                .slices())
        .isEqualTo(new SliceCaps(Duration.ofMillis(50), 6, null));
  }

  @Test
  void tellsWhatBecomesOfRowsThatDiffer() {
    assertThat(reader.read(SMALLEST).work().mismatches()).isEqualTo(Mismatches.REPAIR);
    assertThat(reader.read(SMALLEST + "verify: {mismatches: report}\n").work().mismatches())
        .isEqualTo(Mismatches.REPORT);
  }

  @Test
  void tellsWhoWritesTheNewColumn() {
    String byApplications =
        SMALLEST.replace("sync: {", "replaces: price\nsync: {mode: application, ");
    Plan plan = reader.read(byApplications);

    assertThat(plan.isKeptByApplications()).isTrue();
    assertThat(plan.sync()).contains(syncOfTotal(SyncMode.APPLICATION));
    assertThat(reader.read(SMALLEST).isKeptByApplications()).isFalse();
    assertThat(reader.read(SMALLEST.replace("sync: {", "sync: {mode: trigger, ")))
        .extracting(Plan::isKeptByApplications)
        .isEqualTo(false);
  }

  @Test
  void refusesWhatContradictsItself() {
    assertProblems(
        SMALLEST + "replaces: total\n",
        "line 8, column 11: replaces: a column cannot replace itself");
    assertProblems(
        SMALLEST.replace("price * quantity", "price, backward: total"),
        "line 7, column 7: sync.backward: there is no old column to write; add \"replaces\"");
    assertProblems(
        SMALLEST.replace("price * quantity", "price, backward: total, mode: application")
            + "replaces: price\n",
        "line 7, column 7: sync.backward: in mode application nobody would carry it out, since the applications write both columns; leave it out");
    assertProblems(
        SMALLEST + "retire: {replaced: drop}\n",
        "line 8, column 9: retire.replaced: the plan replaces nothing");
  }

  @Test
  void refusesWhatNoKindOfChangeCanDo() {
    assertProblems(
        EXISTING,
        "line 6, column 9: column.existing: the plan asks nothing of the column; add indexes, tighten, relax, column.default or column.type");
    assertProblems(
        EXISTING.replace("true", "true, comment: Sum") + "tighten: {not-null: true}\n",
        "line 6, column 9: column: it is there already; leave out comment");
    assertProblems(
        EXISTING.replace("existing: true", "drop: true, type: text"),
        "line 6, column 9: column: it is dropped; leave out type, default and comment");
    assertProblems(
        EXISTING + "tighten: {not-null: true}\nrelax: {not-null: true}\n",
        "line 8, column 8: relax.not-null: tighten.not-null asks for the opposite");
    assertProblems(
        SMALLEST + "relax: {not-null: true}\n",
        "line 8, column 8: relax.not-null: a column that is added holds nulls unless told not to");
    assertProblems(
        EXISTING + "tighten: {not-null: true}\nsync: {forward: price}\n",
        "line 8, column 7: sync: the column is there already, so that no row is written");
    assertProblems(
        EXISTING.replace("existing", "drop") + "tighten: {not-null: true}\n",
        "line 6, column 9: column.drop: a column that is dropped needs no index or constraint");
    assertProblems(
        SMALLEST.replace("sync: {forward: price * quantity}", "tighten: {not-null: true}"),
        "line 7, column 10: tighten.not-null: nothing gives the rows that are there a value; add sync.forward or column.default");
    assertProblems(
        SMALLEST.replace("sync: {forward: price * quantity}", "replaces: price"),
        "line 7, column 11: replaces: nothing keeps the two columns in step; add \"sync\" with a forward expression");
    assertProblems(
        SMALLEST + "tighten: {exclusion: {name: no_overlap}}\n",
        "line 8, column 22: tighten.exclusion: PostgreSQL can't add an exclusion constraint without blocking every write while it builds the index; add it in a maintenance window");
    assertProblems(
        SMALLEST + "tighten: {exclude: {name: no_overlap}}\n",
        "line 8, column 20: tighten.exclude: PostgreSQL can't add an exclusion constraint without blocking every write while it builds the index; add it in a maintenance window");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bigserial                                | write bigint, a sequence of its own as column.default",
        "bigint generated by default as identity  | write the type alone, a sequence of its own as column.default",
        "numeric generated always as (1) stored   | write the type alone, and the expression as sync.forward",
        "integer NOT NULL                         | write tighten.not-null",
        "integer unique                           | write tighten.unique",
        "bigint primary key                       | write tighten.unique and tighten.not-null",
        "bigint references customer (id)          | write tighten.references",
        "integer check (total > 0)                | write tighten.checks",
        "integer default 7                        | write column.default"
      })
  void saysWhereAPlanSaysWhatIsMoreThanAType(String type, String instead) {
    assertThatThrownBy(
            () -> reader.read(SMALLEST.replace("type: numeric", "type: \"%s\"".formatted(type))))
        .hasMessageContaining("line 6, column 29: column.type: \"%s\" is more than a type: ", type)
        .hasMessageContaining(instead);
  }

  @Test
  void readsWhichColumnsAreMergedIntoOne() {
    Plan plan =
        reader.read(
            SMALLEST.replace(
                    "sync: {forward: price * quantity}",
                    """
                    replaces: [price, quantity]
                    sync:
                      forward: price * quantity
                      backward: {price: total / 2, quantity: '2'}
                    """)
                + "retire: {soak: 1d}\n");

    assertThat(plan.replaces()).containsExactly(PRICE, new Identifier("quantity"));
    assertThat(plan.backward())
        .containsExactly(
            new Derivation(PRICE, "total / 2"), new Derivation(new Identifier("quantity"), "2"));
    assertThat(plan.replacedNames()).isEqualTo("price, quantity");
  }

  @Test
  void refusesToMergeColumnsWithoutAWayBackForEach() {
    String several = SMALLEST + "replaces: [price, quantity]\n";
    assertProblems(
        several.replace("sync: {", "sync: {backward: total / 2, "),
        "line 7, column 18: sync.backward must be a mapping of keys to values",
        "line 7, column 18: sync.backward lacks \"price\"",
        "line 7, column 18: sync.backward lacks \"quantity\"");
    assertProblems(
        several.replace("sync: {", "sync: {backward: {price: total / 2, quantiy: 2}, "),
        "line 7, column 18: sync.backward lacks \"quantity\"",
        "line 7, column 37: unknown key \"quantiy\" in sync.backward; did you mean \"quantity\"?");
    assertProblems(
        several + "retire: {replaced: drop-and-rename}\n",
        "line 9, column 9: retire.replaced: of several columns there is not one whose name the new one could take; write \"drop\" or \"keep\"");
    assertProblems(
        SMALLEST + "replaces: [price, price]\n",
        "line 8, column 11: replaces: a column stands here a second time");
  }

  @Test
  void readsWhichColumnsAreDroppedTogether() {
    Plan plan =
        reader.read(EXISTING.replace("existing: true", "drop: true, also: [cost, quantity]"));

    assertThat(plan.going())
        .containsExactly(
            new Identifier("total"), new Identifier("cost"), new Identifier("quantity"));
    assertThat(plan.columnNames()).isEqualTo("total, cost, quantity");
    assertProblems(
        EXISTING.replace("existing: true", "drop: true, also: [cost, total]"),
        "line 6, column 41: column.also: a column stands here a second time");
    assertProblems(
        EXISTING.replace("existing: true", "existing: true, also: [cost]")
            + "tighten: {not-null: [total]}\n",
        "line 6, column 45: column.also: columns that are there go together only where they are dropped; write a plan for each");
  }

  @Test
  void readsWhatOneColumnIsSplitInto() {
    Plan plan = reader.read(SPLIT);

    assertThat(plan.column().names())
        .containsExactly(new Identifier("given"), new Identifier("family"));
    assertThat(plan.column().also())
        .containsExactly(
            new Column(
                new Identifier("family"), "text", "'?'", "Last name", Plan.Fate.ADD, List.of()));
    assertThat(plan.forward())
        .containsExactly(
            new Derivation(new Identifier("given"), "split_part(name, ' ', 1)"),
            new Derivation(new Identifier("family"), "split_part(name, ' ', 2)"));
    assertThat(plan.columnNames()).isEqualTo("given, family");
    assertThat(plan.each())
        .extracting(one -> one.forward().get(0).expression())
        .containsExactly("split_part(name, ' ', 1)", "split_part(name, ' ', 2)");
    assertThat(plan.exposure().events())
        .extracting(Plan.EventField::column)
        .containsExactly(new Identifier("family"));
  }

  @Test
  void readsWhichOfSeveralColumnsRefuseNulls() {
    Identifier given = new Identifier("given");
    Identifier family = new Identifier("family");
    Plan all = reader.read(SPLIT);
    assertThat(all.work().tighten().notNull()).containsExactly(given, family);
    Plan one = reader.read(SPLIT.replace("not-null: true", "not-null: [family]"));
    assertThat(one.refusesNulls(given)).isFalse();
    assertThat(one.refusesNulls(family)).isTrue();
    assertThat(one.tightens()).isTrue();
    assertThat(one.countsNulls(given)).isFalse();
    assertThat(one.countsNulls(family)).isTrue();
    Plan none = reader.read(SPLIT.replace("not-null: true", "not-null: false"));
    assertThat(none.tightens()).isFalse();
    assertThat(none.countsNulls(given)).isTrue();
    assertProblems(
        SPLIT.replace("not-null: true", "not-null: [name]"),
        "line 18, column 21: tighten.not-null: the plan's columns are given, family");
  }

  @Test
  void refusesColumnsThatCanNotBeFilledTogether() {
    assertProblems(
        SPLIT.replace("given: split_part(name, ' ', 1)", "gven: name"),
        "line 16, column 5: sync.forward lacks \"given\"",
        "line 16, column 5: unknown key \"gven\" in sync.forward; did you mean \"given\"?");
    assertProblems(
        SPLIT.replace("name: family", "name: given").replace("column: family", "column: given"),
        "line 10, column 5: column.also: a column stands here a second time",
        "line 17, column 5: unknown key \"family\" in sync.forward");
    assertProblems(
        SPLIT.replace("    type: text\n      default", "    type: serial\n      default"),
        "line 10, column 5: column.type: \"serial\" is more than a type: it stands for a type, a sequence and a default that every row is written anew for; write bigint, a sequence of its own as column.default and the same expression as sync.forward");
    assertProblems(
        SPLIT.replace("sync:\n", "sync:\n  mode: application\n"),
        "line 15, column 3: sync.mode: applications keep one column in step in each plan; write a plan for each column");
    assertProblems(
        SPLIT + "replaces: name\nretire: {replaced: drop-and-rename}\n",
        "line 22, column 9: retire.replaced: of several columns there is not one that could take the old name; write \"drop\" or \"keep\"");
    assertProblems(
        SPLIT.replace(
            "not-null: true", "references: [{name: r, table: other, column: id}], not-null: true"),
        "line 18, column 23: tighten.references: of several columns it would be the first that refers; add that one by a plan of its own");
    assertProblems(
        SPLIT.replace("column: family}", "column: name}"),
        "line 20, column 3: events.column: the plan's columns are given, family");
    assertProblems(
        SMALLEST
            .replace("type: numeric", "type: numeric, also: [{name: tax, type: numeric}]")
            .replace("sync: {forward: price * quantity}", ""),
        "line 6, column 44: column.also: columns are added together where the same write fills them; add \"sync\", or write a plan for each");
  }

  private static Sync syncOfTotal(SyncMode mode) {
    return new Sync(
        mode,
        List.of(new Derivation(new Identifier("total"), "price * quantity")),
        List.of(),
        List.of());
  }

  private static final String SPLIT =
      """
      id: split
      owner: team
      purpose: Letters begin with the family name
      target: shop
      table: contact
      column:
        name: given
        type: text
        also:
          - name: family
            type: text
            default: "'?'"
            comment: Last name
      sync:
        forward:
          given: split_part(name, ' ', 1)
          family: split_part(name, ' ', 2)
      tighten: {not-null: true}
      events:
        - {topic: t, subject: s, field: f, change: add-field, column: family}
      """;

  @Test
  void readsWhichVolatileFunctionsTheExpressionsMayCall() {
    assertThat(
            reader
                .read(SMALLEST.replace("quantity}", "quantity, calls: [dice, tools.number]}"))
                .sync()
                .orElseThrow()
                .calls())
        .containsExactly(TableName.of("public", "dice"), TableName.of("tools", "number"));
  }

  @Test
  void comparesReadersQueriesUnlessToldNotTo() {
    assertThat(dearer(SMALLEST)).isEqualTo(200.0);
    assertThat(dearer(SMALLEST + "switch: {dearer: 150%}\n")).isEqualTo(150.0);
    assertThat(dearer(SMALLEST + "switch: {dearer: 'off'}\n")).isNull();
    assertProblems(
        SMALLEST + "switch: {dearer: 20%}\n",
        "line 8, column 18: switch.dearer: 20% is less than the whole; write 150%");
    assertProblems(
        SMALLEST + "switch: {dearer: twice}\n",
        "line 8, column 18: switch.dearer: \"twice\" is not a share; write 150%");
  }

  private @Nullable Double dearer(String yaml) {
    return reader.read(yaml).exposure().readers().dearer();
  }

  @Test
  void readsHowTheTargetIsWatchedAfterTighten() {
    Plan plan =
        reader.read(
            SMALLEST
                + """
                tighten:
                  not-null: true
                  watch:
                    for: 15m
                    undo: true
                    violations: 5
                    probes:
                      - {name: failed-orders, sql: select count(*) from failure, stop: 3}
                      - {name: errors, prometheus: "sum(rate(errors[1m]))", stop: 0.5}
                """);

    assertThat(plan.work().tighten().watch())
        .isEqualTo(
            new Watch(
                Duration.ofMinutes(15),
                true,
                30,
                new Watch.Violations(5.0, true),
                List.of(
                    new Watch.Probe(
                        "failed-orders",
                        new Query(Language.SQL, "select count(*) from failure"),
                        3),
                    new Watch.Probe(
                        "errors", new Query(Language.PROMETHEUS, "sum(rate(errors[1m]))"), 0.5))));
    assertThat(reader.read(SMALLEST).work().tighten().watch()).isNull();
    assertThat(violations("")).isEqualTo(new Watch.Violations(0.0, false));
    assertThat(violations(", violations: off")).isEqualTo(new Watch.Violations(null, false));
    assertProblems(
        SMALLEST + "tighten: {watch: {undo: true, probes: [{name: a}]}}\n",
        "line 8, column 18: tighten.watch lacks \"for\"",
        "line 8, column 47: probe a: give either sql or prometheus",
        "line 8, column 40: tighten.watch.probes[0] lacks \"stop\"");
  }

  private Watch.Violations violations(String words) {
    return Objects.requireNonNull(
            reader
                .read(SMALLEST + "tighten: {watch: {for: 1m%s}}\n".formatted(words))
                .work()
                .tighten()
                .watch())
        .violations();
  }

  @Test
  void refusesAKeyThatCanNotBeOne() {
    assertProblems(
        SMALLEST + "tighten: {not-null: true, primary-key: true}\n",
        "line 8, column 10: tighten.primary-key: there is no column whose place in the key it could take; add \"replaces\"");
    assertProblems(
        SMALLEST + "replaces: price\ntighten: {primary-key: true}\nretire: {replaced: keep}\n",
        "line 9, column 10: tighten.primary-key: a key holds no nulls; add \"not-null: true\" beside it",
        "line 10, column 9: tighten.primary-key: a table has one primary key; let retire.replaced drop the old column");
    assertProblems(
        EXISTING + "tighten: {primary-key: true}\n",
        "line 7, column 10: tighten.primary-key: the column replaces none whose place in the key it could take");
  }

  @Test
  void readsWhatChangesOfAColumnThatIsThere() {
    Plan type = reader.read(EXISTING.replace("true", "true, type: bigint"));
    Plan standard = reader.read(EXISTING.replace("true", "true, default: 0"));
    Plan nulls = reader.read(EXISTING + "relax: {not-null: true}\n");

    assertThat(type.changesType()).isTrue();
    assertThat(type.tightens()).isFalse();
    assertThat(standard.changesDefault()).isTrue();
    assertThat(standard.column().defaultValue()).isEqualTo("0");
    assertThat(nulls.tightens()).isTrue();
    assertThat(nulls.changesType() || nulls.changesDefault()).isFalse();
  }

  @Test
  void readsConstraintsAndIndexesOfEveryKind() {
    Plan plan =
        reader.read(
            EXISTING
                + """
                indexes:
                  - name: total_words
                    expression: to_tsvector('english', total)
                    method: gin
                    where: total is not null
                  - {name: total_once, columns: [total], unique: true, include: [price]}
                tighten:
                  checks: [{name: total_positive, condition: total > 0}]
                  unique: [{name: total_price, columns: [total, price]}]
                  references: [{name: total_known, table: money.totals, column: id, on-delete: set-null}]
                """);

    assertThat(plan.column().fate()).isEqualTo(Plan.Fate.CONSTRAIN);
    assertThat(plan.demands().plainIndexes())
        .containsExactly(
            new IndexPlan(
                new Identifier("total_words"),
                new IndexPlan.Key(List.of(), "to_tsvector('english', total)"),
                false,
                new IndexPlan.Options("gin", "total is not null", List.of())));
    assertThat(plan.demands().uniqueIndexes())
        .containsExactly(
            new IndexPlan(
                new Identifier("total_once"),
                new IndexPlan.Key(List.of(TOTAL), null),
                true,
                new IndexPlan.Options(null, null, List.of(PRICE))));
    assertThat(plan.demands().constraints())
        .containsExactly(
            new Check(new Identifier("total_positive"), "total > 0"),
            new Unique(new Identifier("total_price"), List.of(TOTAL, PRICE)),
            new Reference(
                new Identifier("total_known"),
                TableName.of("money", "totals"),
                new Identifier("id"),
                OnDelete.SET_NULL));
  }

  @Test
  void refusesAnIndexWithoutColumns() {
    assertProblems(
        SMALLEST + "indexes: [{name: totals}]\n",
        "line 8, column 11: an index needs at least one column, or an expression");
  }

  @Test
  void refusesANameThatPostgresWouldCut() {
    String name = "x".repeat(64);
    assertProblems(
        SMALLEST.replace("name: total", "name: " + name),
        "line 6, column 16: column.name: Cannot use name \"%s\": 64 bytes, PostgreSQL keeps 63"
            .formatted(name));
  }

  @Test
  void refusesWhatIsNotYaml() {
    assertThatThrownBy(() -> reader.read("id: [a"))
        .isInstanceOf(InvalidPlanException.class)
        .hasMessageStartingWith("Cannot accept the plan: line 1, column 7: ");
    assertProblems("", "line 1, column 1: the plan is empty");
    assertProblems(
        SMALLEST + "owner: other\n", "line 8, column 1: key \"owner\" stands here a second time");
  }

  @Test
  void refusesAPlanThatIsTooLongToBeOne() {
    assertProblems(
        SMALLEST + "#".repeat(1_000_000),
        "line 1, column 1: a plan has at most 1000000 characters");
  }

  @Test
  void refusesAliasesThatExplode() {
    String bomb =
        """
        id: &a [x, x]
        owner: &b [*a, *a]
        purpose: &c [*b, *b]
        target: [*c, *c]
        """;
    assertThatThrownBy(() -> reader.read(bomb)).isInstanceOf(InvalidPlanException.class);
  }

  @Test
  void knowsAPlanByItsDigest() {
    assertThat(reader.read(SMALLEST).digest()).matches("[0-9a-f]{64}");
    assertThat(reader.read(SMALLEST).digest()).isEqualTo(reader.read(SMALLEST).digest());
    assertThat(reader.read(SMALLEST).digest())
        .isNotEqualTo(reader.read(SMALLEST + "# changed\n").digest());
  }

  private static final PlanFile BASE =
      new PlanFile(
          "plan.yml",
          SMALLEST + "backfill: {rows-per-second: 5000, bad-rows: 3}\nretire: {soak: 7d}\n");

  @Test
  void laysWhatDiffersInAnEnvironmentOverThePlan() {
    Plan plan =
        reader.read(
            BASE,
            List.of(
                overlay("target: shop-staging\nretire: {soak: 1m}\n"),
                overlay(
                    "backfill: {rows-per-second: ~}\nindexes: [{name: a, columns: [total]}]\n")));

    assertThat(plan.target()).isEqualTo("shop-staging");
    assertThat(plan.exposure().retire().soak()).isEqualTo(Duration.ofMinutes(1));
    assertThat(plan.work().backfill().rowsPerSecond()).as("taken away").isNull();
    assertThat(plan.work().backfill().badRows()).as("left as it was").isEqualTo(3);
    assertThat(plan.work().indexes()).hasSize(1);
    assertThat(plan.sync()).contains(syncOfTotal(SyncMode.TRIGGER));
  }

  @Test
  void keepsWhatTheFilesComeToAsOnePlanWithADigestOfItsOwn() {
    Plan plan = reader.read(BASE, List.of(overlay("column: {default: '0'}\n")));
    Plan kept = reader.read(plan.text().yaml());

    assertThat(kept.digest())
        .isEqualTo(plan.digest())
        .isNotEqualTo(reader.read(BASE.yaml()).digest());
    assertThat(kept.column()).isEqualTo(plan.column());
    assertThat(kept.column().defaultValue()).isEqualTo("0");
    assertThat(reader.read(BASE, List.of()).text().yaml()).isEqualTo(BASE.yaml());
  }

  @Test
  void namesTheFileInWhichSomethingHasToChange() {
    assertThatThrownBy(
            () ->
                reader.read(
                    BASE,
                    List.of(
                        overlay(
                            "tighten: {not-nul: true}\nretire:\n  soak: soon\nreplaces: total\n"))))
        .asInstanceOf(InstanceOfAssertFactories.type(InvalidPlanException.class))
        .extracting(
            invalid -> invalid.problems().stream().map(PlanProblem::toString).toList(),
            InstanceOfAssertFactories.list(String.class))
        .containsExactlyInAnyOrder(
            "plan.staging.yml, line 1, column 11: unknown key \"not-nul\" in tighten; did you mean \"not-null\"?",
            "plan.staging.yml, line 3, column 9: retire.soak: \"soon\" is not a time span; write 500ms, 30s, 15m, 36h or 7d",
            "plan.staging.yml, line 4, column 11: replaces: a column cannot replace itself");
    assertThatThrownBy(
            () -> reader.read(new PlanFile("plan.yml", "id: a\n"), List.of(overlay("owner: b\n"))))
        .hasMessageContaining("plan.yml, line 1, column 1: the plan lacks \"purpose\"");
    assertThat(
            reader
                .read(BASE, List.of(overlay("switch:\n  by: automatic\n")))
                .text()
                .places()
                .at("switch.by"))
        .isEqualTo(new Place("plan.staging.yml", 2, 7));
  }

  @Test
  void refusesOverlaysThatMeanNothing() {
    assertThatThrownBy(
            () ->
                reader.read(
                    BASE,
                    List.of(
                        overlay("id: other\nevents: ~\nbackfill: {bad-rows: 1, bad-rows: 2}\n"),
                        new PlanFile("list.yml", "- a\n"))))
        .hasMessage(
            "Cannot accept the plan: plan.staging.yml, line 1, column 1: id: a migration has the same id everywhere; leave it to the plan; "
                + "plan.staging.yml, line 2, column 1: events: there is nothing to take away; "
                + "plan.staging.yml, line 3, column 25: key \"bad-rows\" stands here a second time; "
                + "list.yml, line 1, column 1: an overlay must be a mapping of keys to values");
    assertThatThrownBy(() -> reader.read(BASE, List.of(overlay("switch: [\n"))))
        .hasMessageContaining("plan.staging.yml, line 2");
  }

  @Test
  void readsAPlanThatWasStartedBeforeAContradictionCameToBeRefused() {
    String contradictory = EXISTING + "relax: {not-null: true}\ntighten: {not-null: true}\n";
    assertThatThrownBy(() -> reader.read(contradictory)).isInstanceOf(InvalidPlanException.class);

    assertThat(reader.readStored(contradictory, PlanReader.LANGUAGE).demands().notNull()).isTrue();
    assertThatThrownBy(() -> reader.readStored(SMALLEST, PlanReader.LANGUAGE + 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot read a plan in language %d: this planner speaks %d; run the one that started it, or a newer one"
                .formatted(PlanReader.LANGUAGE + 1, PlanReader.LANGUAGE));
  }

  private static PlanFile overlay(String yaml) {
    return new PlanFile("plan.staging.yml", yaml);
  }

  private void assertProblems(String yaml, String... problems) {
    assertThatThrownBy(() -> reader.read(yaml))
        .asInstanceOf(InstanceOfAssertFactories.type(InvalidPlanException.class))
        .extracting(
            invalid -> invalid.problems().stream().map(PlanProblem::toString).toList(),
            InstanceOfAssertFactories.list(String.class))
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(problems));
  }
}
