package dev.cinch.planner.plan;

import dev.cinch.planner.plan.Plan.Fate;
import dev.cinch.target.change.Demands;
import dev.cinch.target.change.Retirement;

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
    switch (plan.column().fate()) {
      case ADD -> contradictions.refuseForNewColumn();
      case CONSTRAIN -> contradictions.refuseForExistingColumn();
      case DROP -> contradictions.refuseForDrop();
    }
  }

  private void refuseForNewColumn() {
    boolean replaces = plan.replaces().isPresent();
    if (plan.replaces().filter(plan.column().name()::equals).isPresent()) {
      root.refuse("replaces", "replaces: a column cannot replace itself");
    }
    if (replaces && plan.sync().isEmpty()) {
      root.refuse(
          "replaces",
          "replaces: nothing keeps the two columns in step; add \"sync\" with a forward expression");
    }
    if (!replaces && plan.backward().isPresent()) {
      root.refuse("sync", "sync.backward: there is no old column to write; add \"replaces\"");
    }
    if (!replaces && plan.exposure().retire().replaced() != Retirement.KEEP) {
      root.refuse("retire", "retire.replaced: the plan replaces nothing");
    }
    refuseNotNullWithoutValues();
  }

  private void refuseNotNullWithoutValues() {
    if (plan.demands().notNull() && plan.sync().isEmpty() && plan.column().defaultValue() == null) {
      root.refuse(
          "tighten",
          "tighten.not-null: nothing gives the rows that are there a value; add sync.forward or column.default");
    }
  }

  private void refuseForExistingColumn() {
    refuseWords("is there already", "a plan for it says indexes and tighten only");
    if (plan.demands().equals(Demands.NONE)) {
      root.refuse(
          "column", "column.existing: the plan asks nothing of the column; add indexes or tighten");
    }
  }

  private void refuseForDrop() {
    refuseWords("is dropped", "there is nothing else to do with it");
    if (!plan.demands().equals(Demands.NONE)) {
      root.refuse("column", "column.drop: a column that is dropped needs no index or constraint");
    }
  }

  private void refuseWords(String because, String therefore) {
    boolean says =
        plan.column().type() != null
            || plan.column().defaultValue() != null
            || plan.column().comment() != null;
    if (says) {
      root.refuse(
          "column", "column: it %s; leave out type, default and comment".formatted(because));
    }
    if (plan.replaces().isPresent() || plan.sync().isPresent()) {
      root.refuse(
          plan.sync().isPresent() ? "sync" : "replaces",
          "%s: the column %s, so that no row is written; %s"
              .formatted(plan.sync().isPresent() ? "sync" : "replaces", because, therefore));
    }
    if (plan.column().fate() == Fate.CONSTRAIN
        && plan.exposure().retire().replaced() != Retirement.KEEP) {
      root.refuse("retire", "retire.replaced: the plan replaces nothing");
    }
  }
}
