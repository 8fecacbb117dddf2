package dev.cinch.planner.rehearsal;

import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.Plan.Rehearsed;
import dev.cinch.planner.rehearsal.RehearsalReport.Cost;
import dev.cinch.planner.rehearsal.RehearsalReport.PhaseCost;
import dev.cinch.planner.rehearsal.RehearsalReport.PhaseFigures;
import dev.cinch.planner.rehearsal.RehearsalReport.Prospect;
import dev.cinch.planner.step.PhaseFailedException;
import dev.cinch.planner.step.TryLaterException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Says from the figures of a rehearsal what the plan would take on the target it is meant for. */
public final class ForecastTarget {

  /** Beyond it the fixed share of what was measured tells more than the rows. */
  private static final double FAR = 10;

  /** Those that go over rows; the others change catalogs only. */
  private static final Set<Phase> GROW_WITH_ROWS =
      EnumSet.of(Phase.BACKFILL, Phase.VERIFY, Phase.INDEX, Phase.TIGHTEN);

  private final TargetGauges gauges;

  public ForecastTarget(TargetGauges gauges) {
    this.gauges = gauges;
  }

  Prospect of(Plan plan, List<Reading> readings, List<PhaseFigures> phases) {
    if (readings.isEmpty()) {
      return Prospect.unknown("nothing has been measured yet");
    }
    Rehearsed rehearsed = Objects.requireNonNull(plan.rehearsed(), "no rehearsal");
    try {
      return of(readings.get(0).gauge().sizes(), gauges.sizes(plan, rehearsed.target()), phases);
    } catch (PhaseFailedException | TryLaterException away) {
      return Prospect.unknown(
          "the table on target \"%s\" can't be looked at: %s"
              .formatted(rehearsed.target(), away.getMessage()));
    }
  }

  private static Prospect of(Sizes measured, Sizes meant, List<PhaseFigures> phases) {
    if (measured.tableBytes() == 0 || measured.rows() != null && measured.rows() == 0) {
      return Prospect.unknown("the table on which it was rehearsed is empty");
    }
    double factor = factor(measured, meant);
    List<PhaseCost> costs = phases.stream().flatMap(each -> cost(each, factor)).toList();
    return new Prospect(
        null,
        measured,
        meant,
        factor,
        costs,
        costs.stream().map(PhaseCost::cost).reduce(new Cost(0, 0, 0, 0), Cost::plus),
        caveats(measured, meant, factor));
  }

  /** By rows or by bytes, whichever says more: an estimate that is passed does harm. */
  private static double factor(Sizes measured, Sizes meant) {
    double byBytes = (double) meant.tableBytes() / measured.tableBytes();
    return measured.rows() == null || meant.rows() == null
        ? byBytes
        : Math.max(byBytes, (double) meant.rows() / measured.rows());
  }

  private static Stream<PhaseCost> cost(PhaseFigures figures, double factor) {
    return Stream.ofNullable(figures.forth())
        .map(cost -> GROW_WITH_ROWS.contains(figures.phase()) ? cost.times(factor) : cost)
        .map(cost -> new PhaseCost(figures.phase(), cost));
  }

  private static List<String> caveats(Sizes measured, Sizes meant, double factor) {
    List<String> caveats = new ArrayList<>();
    caveats.add(
        "It takes both servers for equally fast, and leaves out what the gates, approvals, the soak and the throttle under live traffic add");
    if (factor > FAR) {
      caveats.add(
          "The table is %.0f times as large as the one on which this was rehearsed; rehearse on a larger copy for figures to rely on"
              .formatted(factor));
    }
    if (measured.rows() == null || meant.rows() == null) {
      caveats.add(
          "One of the tables has never been analyzed, so that its bytes alone tell its size");
    }
    return caveats;
  }
}
