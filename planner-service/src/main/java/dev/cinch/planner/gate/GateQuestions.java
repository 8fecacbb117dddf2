package dev.cinch.planner.gate;

import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.plan.ChangeKind;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.Plan.EventField;
import java.util.List;

/** What the contract checker is asked about at each gate. */
public final class GateQuestions {

  private GateQuestions() {}

  /** The changes of events that take effect with the phase. */
  public static List<EventField> changesAt(Plan plan, Phase phase) {
    return plan.exposure().events().stream()
        .filter(event -> decidedAt(event.change()) == phase)
        .toList();
  }

  private static Phase decidedAt(ChangeKind change) {
    return switch (change) {
      case ADD_FIELD, REQUIRE_FIELD, CHANGE_TYPE, NARROW_ENUM -> Phase.TIGHTEN;
      case REMOVE_FIELD, RENAME_FIELD -> Phase.RETIRE;
    };
  }
}
