package dev.cinch.planner.range;

import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.range.BadRows.Met;
import java.util.Optional;

/** Decides whether a phase goes on in spite of rows that can't be filled. */
final class TolerateBadRows {

  private static final String REMEDY =
      "GET /api/migrations/%s/bad-rows lists them; correct them, then resume";

  private TolerateBadRows() {}

  /** Why the phase stops while its pass is under way; empty where it goes on. */
  static Optional<String> objection(Plan plan, Phase phase, Met met) {
    long tolerated = plan.work().backfill().badRows();
    return met.count() <= tolerated
        ? Optional.empty()
        : Optional.of(
            "Cannot go on with %s: %d bad %s, and the plan tolerates %d; %s; %s"
                .formatted(
                    phase,
                    met.count(),
                    rows(met.count()),
                    tolerated,
                    first(met),
                    REMEDY.formatted(plan.id())));
  }

  /**
   * Why VERIFY is not left, however many are tolerated: a constraint that is not validated yet is
   * enforced on each later update of such a row.
   */
  static Optional<String> objectionToTighten(Plan plan, Met met) {
    return plan.tightens()
        ? Optional.of(
            "Cannot tighten column %s after VERIFY: %d bad %s would break what the plan demands; %s; %s"
                .formatted(
                    plan.columnNames(),
                    met.count(),
                    rows(met.count()),
                    first(met),
                    REMEDY.formatted(plan.id())))
        : Optional.empty();
  }

  private static String first(Met met) {
    return "the first is %s of %s: %s"
        .formatted(met.first().key(), met.first().leaf(), met.first().message());
  }

  private static String rows(long count) {
    return count == 1 ? "row" : "rows";
  }
}
