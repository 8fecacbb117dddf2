package dev.cinch.target.lock;

import dev.cinch.target.name.TableName;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.ArrayList;
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
 * @param ending what becomes of what was done in one transaction
 */
record Work(
    String name,
    TableName table,
    Mode mode,
    List<String> clearing,
    List<String> statements,
    String doneWhen,
    boolean skipWhenDone,
    Ending ending) {

  private static final String UNLESS_DONE =
      """
      do $unless_done$
      begin
        if not coalesce((%s), false) then
          raise exception 'its statements ran, but step %s is not done by them';
        end if;
      end
      $unless_done$""";

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

  /** What becomes of what was done in one transaction. */
  enum Ending {
    /** It stays. */
    COMMIT("commit"),
    /** It was only tried. */
    ROLLBACK("rollback");

    private final String sql;

    Ending(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
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
        true,
        Ending.COMMIT);
  }

  /** Does all of a step, sees that it is done, and leaves nothing of it. */
  static Work trying(Step step) {
    if (!step.transactional()) {
      throw new IllegalArgumentException(
          "Cannot try step %s: its statements commit as they go".formatted(step.id()));
    }
    List<String> statements = new ArrayList<>(step.statements());
    statements.add(UNLESS_DONE.formatted(step.doneWhen(), step.id()));
    return new Work(
        "trial of " + step.id(),
        step.table(),
        mode(true, step.lock().blocksForeground()),
        List.of(),
        statements,
        step.doneWhen(),
        true,
        Ending.ROLLBACK);
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
        step.undo().kind() == Undo.Kind.IMPOSSIBLE,
        Ending.COMMIT);
  }

  private static Mode mode(boolean transactional, boolean blocksForeground) {
    if (transactional) {
      return blocksForeground ? Mode.WITHIN_BUDGET : Mode.TOGETHER;
    }
    return blocksForeground ? Mode.EACH_WITHIN_BUDGET : Mode.ONE_BY_ONE;
  }
}
