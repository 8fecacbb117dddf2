package dev.cinch.planner.query;

import dev.cinch.target.query.QueryComparison.PlannedTwice;
import dev.cinch.target.query.QueryComparison.Query;
import dev.cinch.target.query.QueryComparison.Unplanned;
import dev.cinch.target.query.QueryPlan;
import org.jspecify.annotations.Nullable;

/**
 * A query that reads the old column, and what it comes to on the new one.
 *
 * @param role who runs it
 * @param calls how often it has been run since the target began to count
 * @param statement its beginning, without values
 * @param before how the target carries it out; null where it could not be planned
 * @param after how it would on the new column; null where it could not be planned
 * @param reason why it could not be; null where it was
 */
public record ComparedQuery(
    String role,
    long calls,
    String statement,
    Outcome outcome,
    @Nullable QueryPlan before,
    @Nullable QueryPlan after,
    @Nullable String reason) {

  /** A hundred pages read in their turn: what is less is nothing to anybody. */
  private static final double WORTH_TELLING = 100;

  /** What a query comes to on the new column. */
  public enum Outcome {
    /** It costs more than the plan allows. */
    DEARER,
    /** Whether it does could not be found out. */
    UNKNOWN,
    /** It does not. */
    NOT_DEARER
  }

  /**
   * @param most what the plan allows, in percent of what it costs now
   */
  static ComparedQuery of(PlannedTwice planned, double most) {
    return new ComparedQuery(
        planned.query().role(),
        planned.query().calls(),
        planned.query().text(),
        isDearer(planned.before().cost(), planned.after().cost(), most)
            ? Outcome.DEARER
            : Outcome.NOT_DEARER,
        planned.before(),
        planned.after(),
        null);
  }

  static ComparedQuery of(Unplanned unplanned) {
    Query query = unplanned.query();
    return new ComparedQuery(
        query.role(), query.calls(), query.text(), Outcome.UNKNOWN, null, null, unplanned.why());
  }

  static boolean isDearer(double before, double after, double most) {
    return after > before * most / 100 && after - before > WORTH_TELLING;
  }

  /** How much more it costs. */
  double growth() {
    return before == null || after == null ? 0 : after.cost() - before.cost();
  }
}
