package dev.cinch.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.cli.plan.Severities.Limit;
import dev.cinch.cli.plan.UnreadablePlanException.Problem;
import dev.cinch.cli.terminal.Recorded;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PlanTextTest {

  private final Recorded output = Recorded.plain();

  @Test
  void showsPhasesStepsLocksUndoForecastAndFindings() {
    new PlanText(output.terminal()).write(SamplePreview.preview(), "plan.yml");

    assertThat(output.lines())
        .containsExactly(
            "Migration orders-note",
            "",
            "PHASE     STEP                                           LOCK              BLOCKS                  UNDO",
            "EXPAND    Add column note_text | to public.orders        ACCESS EXCLUSIVE  every read and write    1 statement",
            "BACKFILL  workers fill the rows, slice by slice          rows of a slice   their writers, briefly  not needed",
            "INDEX     skipped: the plan builds no index",
            "RETIRE    the gate: waits until no consumer would break",
            "          Drop column note                               ACCESS EXCLUSIVE  every read and write    none",
            "",
            "Each pass    about 20,000 rows on 187 pages, in 6 ranges",
            "Writes       about 6.7 MB of WAL; table and indexes grow by about 299.2 kB",
            "Takes        2 min 5 s at least, at the plan's cap",
            "No way back  from RETIRE on",
            "",
            "plan.yml:8:9: warning type.json: json has no equality. Take jsonb.");
  }

  @Test
  void sqlIsAScriptWithComments() {
    new PlanText(output.terminal()).writeSql(SamplePreview.preview());

    assertThat(output.lines())
        .containsExactly(
            "",
            "-- EXPAND: Add column note_text | to public.orders",
            "alter table public.orders add column note_text text;",
            "-- undo:",
            "alter table public.orders drop column note_text;",
            "",
            "-- RETIRE: Drop column note (each statement on its own)",
            "alter table public.orders drop column note;");
  }

  @Test
  void whatCannotStartSaysWhyAndNothingElse() {
    new PlanText(output.terminal()).write(SamplePreview.refused(), "plan.yml");

    assertThat(output.lines())
        .containsExactly(
            "Migration orders-note",
            "",
            "",
            "plan.yml:1:1: error target: target \"shop\" has no table public.orders");
  }

  @Test
  void problemsOfAFileAreLinesThatEditorsJumpTo() {
    new FindingLines(output.terminal())
        .write(List.of(new Problem(null, 3, 5, "it has no owner")), "plan.yml");

    assertThat(output.lines()).containsExactly("plan.yml:3:5: error plan: it has no owner");
  }

  @Test
  void aLimitCountsWhatIsAsBadAndWorse() {
    JsonNode preview = SamplePreview.preview();

    assertThat(Severities.of(preview)).isEqualTo(new Severities(0, 1, 0));
    assertThat(Severities.of(preview).isBelow(Limit.ERROR)).isTrue();
    assertThat(Severities.of(preview).isBelow(Limit.WARNING)).isFalse();
    assertThat(Severities.of(preview).isBelow(Limit.INFO)).isFalse();
    assertThat(Severities.of(SamplePreview.refused()).isBelow(Limit.ERROR)).isFalse();
  }
}
