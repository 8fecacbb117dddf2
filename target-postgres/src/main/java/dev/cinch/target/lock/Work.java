package dev.cinch.target.lock;

import dev.cinch.target.name.TableName;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.List;

/**
 * What a step or its undo comes to.
 *
 * @param name for messages
 * @param table the table that is locked
 * @param mode how the statements are run
 * @param clearing statements that remove what a cut attempt left
 * @param statements the work; none where there is no way to do it
 * @param doneWhen a query of one boolean, true once it has been carried out
 * @param skipWhenDone whether nothing needs to be done where that query is true already
 */
record Work(
    String name,
    TableName table,
    Mode mode,
    List<String> clearing,
    List<String> statements,
    String doneWhen,
    boolean skipWhenDone) {

  /** How the statements are run. */
  enum Mode {
    /** In one transaction, bounded by the budget. */
    WITHIN_BUDGET,
    /** In one transaction that blocks neither readers nor writers. */
    TOGETHER,
    /** Each on its own, bounded by the budget. */
    EACH_WITHIN_BUDGET,
    /** Each on its own, blocking neither readers nor writers. */
    ONE_BY_ONE;

    boolean isWithinBudget() {
      return this == WITHIN_BUDGET || this == EACH_WITHIN_BUDGET;
    }
  }

  static Work of(Step step) {
    return new Work(
        step.id(),
        step.table(),
        mode(step.transactional(), step.lock().blocksForeground()),
        step.transactional() ? List.of() : step.clearing(),
        step.statements(),
        step.doneWhen(),
        true);
  }

  static Work undoing(Step step) {
    // the lock that a step names is its own; what takes it back may need a stronger one
    return new Work(
        "undo of " + step.id(),
        step.table(),
        mode(step.transactional(), step.transactional() || step.lock().blocksForeground()),
        List.of(),
        step.undo().statements(),
        "select not coalesce((%s), false)".formatted(step.doneWhen()),
        step.undo().kind() == Undo.Kind.IMPOSSIBLE);
  }

  private static Mode mode(boolean transactional, boolean blocksForeground) {
    if (transactional) {
      return blocksForeground ? Mode.WITHIN_BUDGET : Mode.TOGETHER;
    }
    return blocksForeground ? Mode.EACH_WITHIN_BUDGET : Mode.ONE_BY_ONE;
  }
}
