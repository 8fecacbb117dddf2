package dev.cinch.planner.range;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.planner.SamplePlan;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.PlanReader;
import dev.cinch.planner.range.BadRows.Met;
import dev.cinch.target.name.TableName;
import org.junit.jupiter.api.Test;

class TolerateBadRowsTest {

  private static final BadRow FIRST =
      new BadRow(TableName.of("public", "orders"), "id=17", "22P02", "invalid input syntax");

  @Test
  void goesOnUpToTheNumberThatThePlanTolerates() {
    assertThat(TolerateBadRows.objection(plan(2), Phase.BACKFILL, new Met(2, FIRST))).isEmpty();
    assertThat(TolerateBadRows.objection(plan(2), Phase.BACKFILL, new Met(3, FIRST)))
        .hasValue(
            "Cannot go on with BACKFILL: 3 bad rows, and the plan tolerates 2; the first is id=17 of public.orders: invalid input syntax; GET /api/migrations/orders-reference-text/bad-rows lists them; correct them, then resume");
  }

  @Test
  void toleratesNoneWhereThePlanDoesNotSay() {
    assertThat(TolerateBadRows.objection(SamplePlan.read(), Phase.VERIFY, new Met(1, FIRST)))
        .hasValueSatisfying(
            why ->
                assertThat(why)
                    .startsWith(
                        "Cannot go on with VERIFY: 1 bad row, and the plan tolerates 0; the first"));
  }

  @Test
  void tightensNoColumnWithBadRowsHoweverManyAreTolerated() {
    assertThat(TolerateBadRows.objectionToTighten(plan(2), new Met(1, FIRST)))
        .hasValue(
            "Cannot tighten column reference_text after VERIFY: 1 bad row would break what the plan demands; the first is id=17 of public.orders: invalid input syntax; GET /api/migrations/orders-reference-text/bad-rows lists them; correct them, then resume");
  }

  @Test
  void goesOnWhereNothingIsTightened() {
    Plan plan = new PlanReader().read(SamplePlan.YAML.replace("tighten:\n  not-null: true\n", ""));

    assertThat(TolerateBadRows.objectionToTighten(plan, new Met(1, FIRST))).isEmpty();
  }

  private static Plan plan(long tolerated) {
    return new PlanReader()
        .read(
            SamplePlan.YAML.replace(
                "rows-per-second: 5000", "rows-per-second: 5000\n  bad-rows: " + tolerated));
  }
}
