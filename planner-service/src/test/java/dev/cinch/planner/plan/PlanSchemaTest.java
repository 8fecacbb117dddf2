package dev.cinch.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cinch.planner.SamplePlan;
import dev.cinch.stack.Checkout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schema of plan files says what the reader says. */
class PlanSchemaTest {

  /** Every key that a plan may have, in plans that the reader accepts. */
  private static final List<String> EVERYTHING =
      List.of(
          SamplePlan.YAML
              .replace("by: automatic", "by: automatic\n  settle: 5s\n  dearer: 150%")
              .replace("rows-per-second: 5000", "rows-per-second: 5000\n  bad-rows: 20"),
          """
          id: other
          owner: team
          purpose: Every other key
          target: shop
          table: orders
          column: {name: total, existing: true}
          indexes:
            - {name: a, columns: [total], unique: true, method: btree, where: total > 0, include: [id]}
            - {name: b, expression: total * 2}
          tighten:
            checks: [{name: c, condition: total > 0}]
            unique: [{name: d, columns: [total]}]
            references: [{name: e, table: totals, column: id, on-delete: set-null}]
          """,
          """
          id: another
          owner: team
          purpose: A default
          target: shop
          table: orders
          column: {name: total, type: integer, default: 7}
          gate: {quiet: 1m, verify-within: 2h, heartbeats-within: 90s, answers-within: 7d}
          """,
          """
          id: throttled
          owner: team
          purpose: Every figure that slows workers down
          target: shop
          table: orders
          column: {name: total, type: integer, default: 7}
          verify: {mismatches: report}
          backfill:
            label-changes: true
            triggers: [audit]
            slices: {longest: 50ms, stripes: 6, open: 2}
            throttle:
              replica-lag: {slow: 5s, stop: 60s}
              archive-backlog: {slow: 512MB}
              slot-wal: {stop: 4GB}
              lock-waiters: off
              snapshot-age: {slow: 30m}
              dead-rows: {slow: 150%}
              active-sessions: {slow: 30, stop: 40}
              slots:
                - {name: debezium, slow: 256MB, stop: 4GB}
              groups:
                - {name: search-indexer, stop: 10000}
              probes:
                - {name: a, sql: select 1, slow: 0.5}
                - {name: b, prometheus: up, stop: 3}
          """,
          """
          id: wider
          owner: team
          purpose: More keys
          target: shop
          table: orders
          column: {name: id_wide, type: bigint}
          replaces: id
          sync: {forward: id}
          tighten:
            not-null: true
            primary-key: true
            watch: {for: 10m, undo: true, lock-waiters: 10, violations: 5, probes: [{name: a, sql: select 1, stop: 2}, {name: b, prometheus: up, stop: 2}]}
          retire: {replaced: drop-and-rename}
          """,
          """
          id: written-by-applications
          owner: team
          purpose: The applications write both
          target: shop
          table: orders
          column: {name: total, type: integer}
          replaces: price
          sync: {mode: application, forward: price * 2, calls: [shop.dice]}
          """,
          """
          id: relaxed
          owner: team
          purpose: Nulls are welcome
          target: shop
          table: orders
          column: {name: total, existing: true, type: text, default: 'none'}
          relax: {not-null: true}
          """,
          """
          id: split
          owner: team
          purpose: Letters begin with the family name
          target: shop
          table: contact
          column:
            name: given
            type: text
            also: [{name: family, type: text, default: "'?'", comment: Last name}]
          replaces: name
          sync:
            forward: {given: "split_part(name, ' ', 1)", family: "split_part(name, ' ', 2)"}
            backward: given || ' ' || family
          tighten: {not-null: [family]}
          events:
            - {topic: t, subject: s, field: f, change: add-field, column: family}
          """,
          """
          id: last
          owner: team
          purpose: No longer read
          target: shop
          table: orders
          column: {name: total, drop: true, also: [cost]}
          """);

  private static final Schema SCHEMA = schema();

  private static Schema schema() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(text(), InputFormat.JSON);
  }

  private static String text() {
    try (InputStream file = PlanSchemaTest.class.getResourceAsStream("/static/plan.schema.json")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Path> examples() throws IOException {
    return Files.walk(Checkout.root().resolve("examples/src/main/resources"))
        .filter(file -> file.toString().endsWith(".yml"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void acceptsEachExample(Path plan) throws IOException {
    assertThat(SCHEMA.validate(Files.readString(plan), InputFormat.YAML)).isEmpty();
  }

  @Test
  void acceptsWhatTheReaderAccepts() {
    for (String plan : EVERYTHING) {
      assertThat(new PlanReader().read(plan).id()).isNotBlank();
      assertThat(SCHEMA.validate(plan, InputFormat.YAML)).extracting(Error::getMessage).isEmpty();
    }
  }

  @Test
  void knowsNoKeyThatTheReaderDoesNotKnow() {
    TreeSet<String> keys = new TreeSet<>();
    collect(JsonMapper.builder().build().readTree(text()), keys);
    String plans = String.join("\n", EVERYTHING);

    assertThat(keys).isNotEmpty().allSatisfy(key -> assertThat(plans).contains(key + ":"));
  }

  private static void collect(JsonNode node, TreeSet<String> keys) {
    List<String> names = new ArrayList<>(node.path("properties").propertyNames());
    keys.addAll(names);
    node.forEach(child -> collect(child, keys));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "colum: {name: a}",
        "column: {name: total, typ: text}",
        "tighten: {not-null: maybe}",
        "tighten: {not-null: []}",
        "column: {name: total, type: text, also: [tax]}",
        "column: {name: total, type: text, also: [{name: tax}]}",
        "column: {name: total, drop: true, also: [{name: tax, type: text}]}",
        "relax: {not-null: maybe}",
        "tighten: {watch: {undo: true}}",
        "tighten: {watch: {for: 10m, probes: [{name: a, sql: select 1}]}}",
        "tighten: {watch: {for: 10m, violations: some}}",
        "tighten: {watch: {for: 10m, probes: [{name: a, stop: 1}]}}",
        "tighten: {watch: {for: 10m, probes: [{name: a, sql: select 1, prometheus: up, stop: 1}]}}",
        "relax: {unique: true}",
        "tighten: {exclusion: []}",
        "indexes: [{name: a}]",
        "indexes: [{name: a, columns: [b], expression: c}]",
        "backfill: {rows-per-second: 0}",
        "backfill: {bad-rows: -1}",
        "backfill: {bad-rows: few}",
        "backfill: {throttle: {replica-lag: 5s}}",
        "backfill: {throttle: {replica-lag: {}}}",
        "backfill: {throttle: {slot-wal: {slow: 5}}}",
        "backfill: {throttle: {replika-lag: off}}",
        "backfill: {throttle: {probes: [{name: a, sql: select 1}]}}",
        "backfill: {throttle: {probes: [{name: a, sql: select 1, prometheus: up, slow: 1}]}}",
        "backfill: {throttle: {slots: [{name: a}]}}",
        "backfill: {throttle: {slots: [{slow: 5MB}]}}",
        "backfill: {throttle: {slots: [{name: a, slow: 5}]}}",
        "backfill: {throttle: {groups: [{name: a, slow: 5MB}]}}",
        "backfill: {label-changes: maybe}",
        "backfill: {triggers: all}",
        "verify: {mismatches: ignore}",
        "backfill: {slices: {stripes: 0}}",
        "backfill: {slices: {open: 257}}",
        "backfill: {slices: {longest: 5}}",
        "backfill: {slices: {pages: 5}}",
        "verify: {repair: false}",
        "switch: {by: nobody}",
        "retire: {soak: soon}",
        "sync: {mode: by-hand, forward: a}",
        "sync: {mode: application, forward: a, backward: b}"
      })
  void refusesWhatTheReaderRefuses(String words) {
    String plan =
        EVERYTHING
            .get(EVERYTHING.size() - 1)
            .replace("column: {name: total, drop: true, also: [cost]}\n", "");
    String whole =
        words.startsWith("column:")
            ? plan + words
            : plan + "column: {name: total, type: text}\n" + words;

    assertThat(SCHEMA.validate(whole + "\n", InputFormat.YAML)).isNotEmpty();
    assertThatThrownBy(() -> new PlanReader().read(whole + "\n"))
        .isInstanceOf(InvalidPlanException.class);
  }
}
