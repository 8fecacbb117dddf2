package dev.cinch.planner.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.events.AlsoFilled;
import dev.cinch.events.FillRule;
import dev.cinch.events.GateQuestion;
import dev.cinch.events.MigrationState;
import dev.cinch.events.Probe;
import dev.cinch.events.ProbeLanguage;
import dev.cinch.events.SliceCaps;
import dev.cinch.events.SyncMode;
import dev.cinch.events.Threshold;
import dev.cinch.planner.SamplePlan;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.MigrationEvent.PhaseMoved;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.PhaseStatus;
import dev.cinch.planner.migration.SyncRule;
import dev.cinch.planner.migration.SyncRule.Forward;
import dev.cinch.planner.plan.PlanReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EventMapperTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String LIMITS = "  rows-per-second: 5000\n";
  private static final SyncRule RULE =
      new SyncRule(new Forward("new.a", "digest", List.of("a"), false), null);

  @Test
  void tellsWorkersHowToFillAndWhetherToLabelIt() {
    assertThat(stateUnder("  label-changes: true\n").getFill())
        .isEqualTo(
            new FillRule(
                "new.a", "digest", false, SyncMode.TRIGGER, true, true, List.of(), true, null));
    assertThat(stateUnder(LIMITS).getFill())
        .isEqualTo(
            new FillRule(
                "new.a", "digest", false, SyncMode.TRIGGER, false, true, List.of(), true, null));
  }

  @Test
  void tellsWorkersWhatTheyMayChooseAtMost() {
    assertThat(stateUnder("  slices: {longest: 50ms, stripes: 6, open: 2}\n").getFill())
        .extracting(FillRule::getSliceCaps)
        .isEqualTo(new SliceCaps(50L, 6, 2));
  }

  @Test
  void tellsWorkersWhetherToRepairWhatDiffers() {
    MigrationState state = state(SamplePlan.YAML + "verify: {mismatches: report}\n", RULE);

    assertThat(state.getFill()).extracting(FillRule::getRepairs).isEqualTo(false);
  }

  @Test
  void tellsOfEachColumnThatOneIsSplitInto() {
    String split =
        SamplePlan.YAML
            .replace(
                "  type: text\n",
                "  type: text\n  also: [{name: rest, type: text}, {name: third, type: text}]\n")
            .replace(
                "forward: reference::text",
                "forward: {reference_text: reference, rest: upper(reference), third: reference}")
            .replace("not-null: true", "not-null: [rest]");
    SyncRule rule =
        new SyncRule(
            RULE.forward(), null, Map.of(), Map.of("rest", "new.rest", "third", "new.third"));

    MigrationState state = state(split, rule);

    assertThat(state.getColumn()).isEqualTo("reference_text");
    assertThat(state.getFill())
        .isEqualTo(
            new FillRule(
                "new.a",
                "digest",
                false,
                SyncMode.TRIGGER,
                false,
                false,
                List.of(
                    new AlsoFilled("rest", "new.rest", true),
                    new AlsoFilled("third", "new.third", false)),
                true,
                null));
  }

  @Test
  void tellsWorkersWhatToWaitFor() {
    MigrationState state =
        stateUnder(
            """
              throttle:
                slots: [{name: debezium, slow: 1MB}]
                groups: [{name: indexer, stop: 10}]
                probes: [{name: p95, prometheus: up, slow: 1, stop: 2}]
            """);

    assertThat(state.getThresholds())
        .contains(
            new Threshold("replica-lag", null, 5.0, 60.0, false),
            new Threshold(
                "slot debezium",
                new Probe(ProbeLanguage.SLOT, "debezium"),
                1024.0 * 1024,
                null,
                true),
            new Threshold(
                "group indexer", new Probe(ProbeLanguage.GROUP, "indexer"), null, 10.0, true),
            new Threshold("p95", new Probe(ProbeLanguage.PROMETHEUS, "up"), 1.0, 2.0, true));
  }

  @Test
  void tellsTheGateWhichColumnsGoAndWhoseNameIsTakenOver() {
    assertThat(gate(Phase.RETIRE, "drop"))
        .satisfies(
            gate -> {
              assertThat(gate.getDropped()).containsExactly("reference");
              assertThat(gate.getTakesNameOf()).isNull();
            });
    assertThat(gate(Phase.RETIRE, "drop-and-rename"))
        .satisfies(
            gate -> {
              assertThat(gate.getDropped()).isEmpty();
              assertThat(gate.getTakesNameOf()).isEqualTo("reference");
            });
    assertThat(gate(Phase.TIGHTEN, "drop-and-rename").getTakesNameOf()).isNull();
    assertThat(gate(Phase.RETIRE, "keep").getTakesNameOf()).isNull();
  }

  private static GateQuestion gate(Phase phase, String replaced) {
    String plan = SamplePlan.YAML.replace("replaced: drop", "replaced: " + replaced);
    return Objects.requireNonNull(
        new EventMapper("prod")
            .phaseChanged(
                Migration.start(new PlanReader().read(plan), NOW).migration(),
                new PhaseMoved(phase, PhaseStatus.PENDING, PhaseStatus.GATED, null, Map.of()),
                List.of())
            .getGate());
  }

  private static MigrationState stateUnder(String limits) {
    return state(SamplePlan.YAML.replace(LIMITS, limits), RULE);
  }

  private static MigrationState state(String plan, SyncRule rule) {
    Migration synced =
        Migration.start(new PlanReader().read(plan), NOW)
            .migration()
            .skip(Phase.EXPAND, "not needed", NOW)
            .migration()
            .begin(Phase.SYNC, NOW)
            .migration()
            .finishSync(rule, Map.of(), NOW)
            .migration();
    return new EventMapper("prod").state(synced);
  }
}
