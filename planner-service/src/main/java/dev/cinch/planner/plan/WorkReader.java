package dev.cinch.planner.plan;

import dev.cinch.planner.plan.Plan.Subject;
import dev.cinch.planner.plan.Plan.Tighten;
import dev.cinch.planner.plan.Plan.Work;
import dev.cinch.planner.plan.Watch.Probe;
import dev.cinch.planner.plan.Watch.Violations;
import dev.cinch.target.change.ConstraintPlan;
import dev.cinch.target.change.ConstraintPlan.Check;
import dev.cinch.target.change.ConstraintPlan.OnDelete;
import dev.cinch.target.change.ConstraintPlan.Reference;
import dev.cinch.target.change.ConstraintPlan.Unique;
import dev.cinch.target.change.IndexPlan;
import dev.cinch.target.health.Unit;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.value.SyncMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a plan does to the table: sync, backfill, verify, indexes, tighten. */
final class WorkReader {

  static final Identifier NO_NAME = new Identifier("?");
  private static final double USUAL_LOCK_WAITERS = 30;

  static final TableName NO_TABLE = new TableName(NO_NAME, NO_NAME);

  private WorkReader() {}

  static Work work(YamlSection root, Subject subject) {
    List<Identifier> columns = subject.column().names();
    return new Work(
        root.section("sync").map(section -> sync(section, subject)).orElse(null),
        root.section("backfill")
            .map(WorkReader::backfill)
            .orElseGet(
                () ->
                    new Backfill(
                        null, 0, false, List.of(), SliceCaps.NONE, ThrottleReader.usual())),
        root.section("verify").map(WorkReader::mismatches).orElse(Mismatches.REPAIR),
        root.sections("indexes").stream().map(WorkReader::index).toList(),
        root.section("tighten")
            .map(section -> tighten(section, columns))
            .orElse(new Tighten(List.of(), false, List.of(), null)),
        root.section("relax").map(WorkReader::allowsNulls).orElse(false));
  }

  private static Sync sync(YamlSection section, Subject subject) {
    Sync sync =
        new Sync(
            section.parsedOr("mode", Words.oneOf(SyncMode.class), SyncMode.TRIGGER),
            forward(section, subject.column().names()),
            backward(section, subject.replaces()),
            section.list("calls", Words::tableName));
    section.refuseUnknownKeys();
    return sync;
  }

  private static List<Derivation> forward(YamlSection section, List<Identifier> columns) {
    if (columns.size() == 1 || !section.has("forward")) {
      return List.of(new Derivation(columns.get(0), section.text("forward")));
    }
    return derivations(section, "forward", columns);
  }

  private static List<Derivation> backward(YamlSection section, List<Identifier> replaces) {
    if (replaces.size() > 1) {
      return derivations(section, "backward", replaces);
    }
    Identifier column = replaces.isEmpty() ? NO_NAME : replaces.get(0);
    return section.optionalText("backward").stream()
        .map(expression -> new Derivation(column, expression))
        .toList();
  }

  /** Of several columns, one expression for each. */
  private static List<Derivation> derivations(
      YamlSection section, String key, List<Identifier> columns) {
    return section.section(key).map(each -> derivations(each, columns)).orElse(List.of());
  }

  private static List<Derivation> derivations(YamlSection section, List<Identifier> columns) {
    List<Derivation> derivations =
        columns.stream()
            .map(column -> new Derivation(column, section.text(column.value())))
            .toList();
    section.refuseUnknownKeys();
    return derivations;
  }

  private static Backfill backfill(YamlSection section) {
    Backfill backfill =
        new Backfill(
            section.optionalParsed("rows-per-second", Words::positiveNumber).orElse(null),
            section.parsedOr("bad-rows", Words::numberFromZero, 0L),
            section.parsedOr("label-changes", Words::truth, false),
            section.list("triggers", Identifier::new),
            section.section("slices").map(WorkReader::slices).orElse(SliceCaps.NONE),
            section.section("throttle").map(ThrottleReader::read).orElseGet(ThrottleReader::usual));
    section.refuseUnknownKeys();
    return backfill;
  }

  private static SliceCaps slices(YamlSection section) {
    SliceCaps caps =
        new SliceCaps(
            section.optionalParsed("longest", Words::sliceTime).orElse(null),
            section.optionalParsed("stripes", Words::smallNumber).orElse(null),
            section.optionalParsed("open", Words::smallNumber).orElse(null));
    section.refuseUnknownKeys();
    return caps;
  }

  private static Mismatches mismatches(YamlSection section) {
    Mismatches mismatches =
        section.parsedOr("mismatches", Words.oneOf(Mismatches.class), Mismatches.REPAIR);
    section.refuseUnknownKeys();
    return mismatches;
  }

  private static IndexPlan index(YamlSection section) {
    IndexPlan index =
        new IndexPlan(
            section.parsed("name", Identifier::new, NO_NAME),
            key(section),
            section.parsedOr("unique", Words::truth, false),
            new IndexPlan.Options(
                section.optionalParsed("method", Words::indexMethod).orElse(null),
                section.optionalText("where").orElse(null),
                section.list("include", Identifier::new)));
    section.refuseUnknownKeys();
    return index;
  }

  private static IndexPlan.Key key(YamlSection section) {
    List<Identifier> columns = section.list("columns", Identifier::new);
    @Nullable String expression = section.optionalText("expression").orElse(null);
    if (columns.isEmpty() && expression == null) {
      section.refuse("columns", "an index needs at least one column, or an expression");
      return new IndexPlan.Key(List.of(NO_NAME), null);
    }
    if (!columns.isEmpty() && expression != null) {
      section.refuse("expression", "an index has columns or an expression, not both");
      return new IndexPlan.Key(columns, null);
    }
    return new IndexPlan.Key(columns, expression);
  }

  private static Tighten tighten(YamlSection section, List<Identifier> columns) {
    for (String key : List.of("exclusion", "exclude")) {
      if (section.section(key).isPresent()) {
        section.refuse(
            key,
            "tighten.%s: PostgreSQL can't add an exclusion constraint without blocking every write while it builds the index; add it in a maintenance window"
                .formatted(key));
      }
    }
    List<ConstraintPlan> constraints = new ArrayList<>();
    section.sections("checks").forEach(each -> constraints.add(check(each)));
    section.sections("unique").forEach(each -> constraints.add(unique(each)));
    section.sections("references").forEach(each -> constraints.add(reference(each)));
    Tighten tighten =
        new Tighten(
            notNull(section, columns),
            section.parsedOr("primary-key", Words::truth, false),
            constraints,
            section.section("watch").map(WorkReader::watch).orElse(null));
    section.refuseUnknownKeys();
    return tighten;
  }

  /** All of the plan's columns, or those that a list names. */
  private static List<Identifier> notNull(YamlSection section, List<Identifier> columns) {
    if (!section.isList("not-null")) {
      return section.parsedOr("not-null", Words::truth, false) ? columns : List.of();
    }
    List<Identifier> named = section.list("not-null", Identifier::new);
    if (named.isEmpty() || !columns.containsAll(named)) {
      section.refuse("not-null", "tighten.not-null: the plan's columns are " + Words.list(columns));
    }
    return named;
  }

  private static Watch watch(YamlSection section) {
    Watch watch =
        new Watch(
            section.parsed("for", Words::duration, Duration.ZERO),
            section.parsedOr("undo", Words::truth, false),
            section.parsedOr(
                "lock-waiters", text -> Words.figure(text, Unit.COUNT), USUAL_LOCK_WAITERS),
            violations(section),
            section.sections("probes").stream().map(WorkReader::probe).toList());
    section.refuseUnknownKeys();
    return watch;
  }

  private static Violations violations(YamlSection section) {
    if (section.says("violations", "off")) {
      return new Violations(null, false);
    }
    return section
        .optionalParsed("violations", text -> Words.figure(text, Unit.COUNT))
        .map(most -> new Violations(most, true))
        .orElse(Violations.USUAL);
  }

  private static Probe probe(YamlSection section) {
    String name = section.parsed("name", Words::probeName, "?");
    Probe probe =
        new Probe(
            name,
            ThrottleReader.query(section, name),
            section.parsed("stop", text -> Words.figure(text, Unit.COUNT), 0.0));
    section.refuseUnknownKeys();
    return probe;
  }

  private static boolean allowsNulls(YamlSection section) {
    boolean notNull = section.parsedOr("not-null", Words::truth, false);
    section.refuseUnknownKeys();
    return notNull;
  }

  private static Check check(YamlSection section) {
    Check check = new Check(name(section), section.text("condition"));
    section.refuseUnknownKeys();
    return check;
  }

  private static Unique unique(YamlSection section) {
    Unique unique = new Unique(name(section), section.list("columns", Identifier::new));
    if (unique.columns().isEmpty()) {
      section.refuse("columns", "a unique constraint needs at least one column");
    }
    section.refuseUnknownKeys();
    return unique;
  }

  private static Reference reference(YamlSection section) {
    Reference reference =
        new Reference(
            name(section),
            section.parsed("table", Words::tableName, NO_TABLE),
            section.parsed("column", Identifier::new, NO_NAME),
            section.parsedOr("on-delete", Words.oneOf(OnDelete.class), OnDelete.NO_ACTION));
    section.refuseUnknownKeys();
    return reference;
  }

  private static Identifier name(YamlSection section) {
    return section.parsed("name", Identifier::new, NO_NAME);
  }
}
