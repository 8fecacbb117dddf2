package dev.cinch.planner.plan;

import dev.cinch.planner.plan.Plan.EventField;
import dev.cinch.planner.plan.Plan.Fate;
import dev.cinch.target.change.ConstraintPlan.Reference;
import dev.cinch.target.change.Demands;
import dev.cinch.target.change.Retirement;
import dev.cinch.target.name.Identifier;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Refuses plans whose parts do not go together, each at the part that has to change. */
final class Contradictions {

  private final Plan plan;
  private final YamlSection root;

  private Contradictions(Plan plan, YamlSection root) {
    this.plan = plan;
    this.root = root;
  }

  static void refuse(Plan plan, YamlSection root) {
    Contradictions contradictions = new Contradictions(plan, root);
    contradictions.refuseColumnsThatDoNotGoTogether();
    switch (plan.column().fate()) {
      case ADD -> contradictions.refuseForNewColumn();
      case CONSTRAIN -> contradictions.refuseForExistingColumn();
      case DROP -> contradictions.refuseForDrop();
    }
  }

  private void refuseForNewColumn() {
    boolean replaces = !plan.replaces().isEmpty();
    if (!Collections.disjoint(plan.replaces(), plan.column().names())) {
      root.refuse("replaces", "replaces: a column cannot replace itself");
    }
    if (replaces && plan.sync().isEmpty()) {
      root.refuse(
          "replaces",
          "replaces: nothing keeps the two columns in step; add \"sync\" with a forward expression");
    }
    refuseTypes();
    refuseEventsOfOtherColumns();
    refuseForSeveral();
    if (!replaces && !plan.backward().isEmpty()) {
      root.refuse("sync", "sync.backward: there is no old column to write; add \"replaces\"");
    }
    if (plan.isKeptByApplications() && !plan.backward().isEmpty()) {
      root.refuse(
          "sync",
          "sync.backward: in mode application nobody would carry it out, since the applications write both columns; leave it out");
    }
    if (!replaces && plan.exposure().retire().replaced() != Retirement.KEEP) {
      root.refuse("retire", "retire.replaced: the plan replaces nothing");
    }
    refuseNotNullWithoutValues();
    if (plan.demands().primaryKey()) {
      refuseForKey();
    }
    if (plan.work().allowsNulls()) {
      root.refuse("relax", "relax.not-null: a column that is added holds nulls unless told not to");
    }
  }

  private void refuseTypes() {
    refusal(plan.column()).ifPresent(why -> root.refuseIn("column", "type", why));
    plan.column().also().stream()
        .flatMap(column -> refusal(column).stream())
        .forEach(why -> root.refuseIn("column", "also", why));
  }

  private static Optional<String> refusal(Column column) {
    return Optional.ofNullable(column.type()).flatMap(TypeWords::refusal);
  }

  private void refuseEventsOfOtherColumns() {
    boolean others =
        plan.exposure().events().stream()
            .map(EventField::column)
            .anyMatch(column -> column != null && !plan.column().names().contains(column));
    if (others) {
      root.refuse("events", "events.column: the plan's columns are " + plan.columnNames());
    }
  }

  private void refuseForSeveral() {
    if (Set.copyOf(plan.replaces()).size() < plan.replaces().size()) {
      root.refuse("replaces", "replaces: a column stands here a second time");
    }
    if (plan.replaces().size() > 1
        && plan.exposure().retire().replaced() == Retirement.DROP_AND_RENAME) {
      root.refuse(
          "retire",
          "retire.replaced: of several columns there is not one whose name the new one could take; write \"drop\" or \"keep\"");
    }
    if (plan.replaces().size() > 1 && plan.demands().primaryKey()) {
      root.refuse(
          "tighten", "tighten.primary-key: one column can't take the place of several in the key");
    }
  }

  private void refuseForKey() {
    if (plan.replaces().isEmpty()) {
      root.refuse(
          "tighten",
          "tighten.primary-key: there is no column whose place in the key it could take; add \"replaces\"");
    } else if (plan.exposure().retire().replaced() == Retirement.KEEP) {
      root.refuse(
          root.has("retire") ? "retire" : "tighten",
          "tighten.primary-key: a table has one primary key; let retire.replaced drop the old column");
    }
    if (!plan.demands().notNull()) {
      root.refuse(
          "tighten", "tighten.primary-key: a key holds no nulls; add \"not-null: true\" beside it");
    }
  }

  private void refuseNotNullWithoutValues() {
    if (!plan.work().tighten().notNull().isEmpty()
        && plan.sync().isEmpty()
        && plan.column().defaultValue() == null) {
      root.refuse(
          "tighten",
          "tighten.not-null: nothing gives the rows that are there a value; add sync.forward or column.default");
    }
  }

  private void refuseForExistingColumn() {
    if (plan.column().comment() != null) {
      root.refuse("column", "column: it is there already; leave out comment");
    }
    refuseRows("is there already");
    if (!plan.tightens()
        && plan.demands().indexes().isEmpty()
        && !plan.work().allowsNulls()
        && !plan.changesType()
        && !plan.changesDefault()) {
      root.refuse(
          "column",
          "column.existing: the plan asks nothing of the column; add indexes, tighten, relax, column.default or column.type");
    }
    if (plan.demands().primaryKey()) {
      root.refuse(
          "tighten",
          "tighten.primary-key: the column replaces none whose place in the key it could take");
    }
    if (plan.work().allowsNulls() && plan.demands().notNull()) {
      root.refuse("relax", "relax.not-null: tighten.not-null asks for the opposite");
    }
    if (plan.exposure().retire().replaced() != Retirement.KEEP) {
      root.refuse("retire", "retire.replaced: the plan replaces nothing");
    }
  }

  private void refuseColumnsThatDoNotGoTogether() {
    List<Identifier> names = plan.column().names();
    if (Set.copyOf(names).size() < names.size()) {
      root.refuseIn("column", "also", "column.also: a column stands here a second time");
    }
    if (names.size() == 1) {
      return;
    }
    if (plan.column().fate() == Fate.CONSTRAIN) {
      root.refuseIn(
          "column",
          "also",
          "column.also: columns that are there go together only where they are dropped; write a plan for each");
    }
    if (plan.column().fate() == Fate.ADD) {
      refuseForSplit();
    }
  }

  /**
   * Columns that are added together are filled in the same write, and only then belong together.
   */
  private void refuseForSplit() {
    if (plan.sync().isEmpty()) {
      root.refuseIn(
          "column",
          "also",
          "column.also: columns are added together where the same write fills them; add \"sync\", or write a plan for each");
    }
    if (plan.isKeptByApplications()) {
      root.refuse(
          "sync",
          "sync.mode: applications keep one column in step in each plan; write a plan for each column");
    }
    if (plan.demands().primaryKey()) {
      root.refuse(
          "tighten", "tighten.primary-key: several columns can't take the place of one in the key");
    }
    if (plan.exposure().retire().replaced() == Retirement.DROP_AND_RENAME) {
      root.refuse(
          "retire",
          "retire.replaced: of several columns there is not one that could take the old name; write \"drop\" or \"keep\"");
    }
    if (plan.demands().constraints().stream().anyMatch(Reference.class::isInstance)) {
      root.refuseIn(
          "tighten",
          "references",
          "tighten.references: of several columns it would be the first that refers; add that one by a plan of its own");
    }
  }

  private void refuseForDrop() {
    refuseWords("is dropped");
    refuseRows("is dropped");
    if (!plan.demands().equals(Demands.NONE) || plan.work().allowsNulls()) {
      root.refuse("column", "column.drop: a column that is dropped needs no index or constraint");
    }
  }

  private void refuseWords(String because) {
    boolean says =
        plan.column().type() != null
            || plan.column().defaultValue() != null
            || plan.column().comment() != null;
    if (says) {
      root.refuse(
          "column", "column: it %s; leave out type, default and comment".formatted(because));
    }
  }

  private void refuseRows(String because) {
    if (!plan.replaces().isEmpty() || plan.sync().isPresent()) {
      String key = plan.sync().isPresent() ? "sync" : "replaces";
      root.refuse(key, "%s: the column %s, so that no row is written".formatted(key, because));
    }
  }
}
