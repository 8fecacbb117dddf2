package dev.cinch.planner.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.planner.SamplePlan;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.rehearsal.Reading.Edge;
import dev.cinch.planner.rehearsal.Reading.Gauge;
import dev.cinch.planner.rehearsal.RehearsalReport.Cost;
import dev.cinch.planner.rehearsal.RehearsalReport.PhaseCost;
import dev.cinch.planner.rehearsal.RehearsalReport.PhaseFigures;
import dev.cinch.planner.rehearsal.RehearsalReport.Prospect;
import dev.cinch.planner.step.TryLaterException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTargetTest {

  private static final Plan PLAN =
      SamplePlan.withId("orders").rehearsedAs("orders-rehearsal-1", "copy");
  private static final List<PhaseFigures> FIGURES =
      List.of(
          new PhaseFigures(Phase.EXPAND, null, new Cost(500, 10_000, 0, 0), null),
          new PhaseFigures(Phase.BACKFILL, null, new Cost(2_000, 40_000, 8_000, 400), null),
          new PhaseFigures(Phase.INDEX, "The plan has none", null, null));

  @Test
  void multipliesWhatGoesOverRowsByHowMuchLargerTheTableIs() {
    Prospect prospect = forecast(new Sizes(100, 10, 1_000L), new Sizes(300, 30, 3_000L));

    assertThat(prospect.factor()).isEqualTo(3.0);
    assertThat(prospect.phases())
        .containsExactly(
            new PhaseCost(Phase.EXPAND, new Cost(500, 10_000, 0, 0)),
            new PhaseCost(Phase.BACKFILL, new Cost(6_000, 120_000, 24_000, 1_200)));
    assertThat(prospect.total()).isEqualTo(new Cost(6_500, 130_000, 24_000, 1_200));
    assertThat(prospect.caveats()).hasSize(1);
  }

  @Test
  void takesRowsOrBytesWhicheverSaysMore() {
    assertThat(forecast(new Sizes(100, 0, 10L), new Sizes(200, 0, 70L)).factor()).isEqualTo(7.0);
    assertThat(forecast(new Sizes(100, 0, 10L), new Sizes(900, 0, 70L)).factor()).isEqualTo(9.0);
  }

  @Test
  void doubtsItselfWhereTheCopyIsMuchSmallerOrNobodyHasCounted() {
    assertThat(forecast(new Sizes(100, 0, null), new Sizes(2_000, 0, 70L)).caveats())
        .anyMatch(caveat -> caveat.startsWith("The table is 20 times as large"))
        .anyMatch(caveat -> caveat.startsWith("One of the tables has never been analyzed"));
  }

  @Test
  void saysWhyThereIsNone() {
    assertThat(forecast(new Sizes(8_192, 0, 0L), new Sizes(1, 0, 1L)).unknownBecause())
        .isEqualTo("the table on which it was rehearsed is empty");
    assertThat(new ForecastTarget(new Away()).of(PLAN, List.of(), FIGURES).unknownBecause())
        .isEqualTo("nothing has been measured yet");
    assertThat(
            new ForecastTarget(new Away())
                .of(PLAN, List.of(reading(new Sizes(1, 1, 1L))), FIGURES)
                .unknownBecause())
        .isEqualTo("the table on target \"shop\" can't be looked at: nobody answers");
  }

  private static Prospect forecast(Sizes measured, Sizes meant) {
    return new ForecastTarget(new Fixed(meant)).of(PLAN, List.of(reading(measured)), FIGURES);
  }

  private static Reading reading(Sizes sizes) {
    return new Reading(Phase.EXPAND, Edge.BEGAN, Instant.EPOCH, new Gauge(0, sizes));
  }

  private record Fixed(Sizes meant) implements TargetGauges {

    @Override
    public Gauge read(Plan plan) {
      throw new IllegalStateException("Somebody reads the copy");
    }

    @Override
    public Sizes sizes(Plan plan, String target) {
      assertThat(target).isEqualTo("shop");
      return meant;
    }
  }

  private record Away() implements TargetGauges {

    @Override
    public Gauge read(Plan plan) {
      throw new TryLaterException("nobody answers");
    }

    @Override
    public Sizes sizes(Plan plan, String target) {
      throw new TryLaterException("nobody answers");
    }
  }
}
