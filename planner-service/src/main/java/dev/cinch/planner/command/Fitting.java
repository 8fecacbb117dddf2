package dev.cinch.planner.command;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.State;
import java.util.ArrayList;
import java.util.List;

/** Tells which commands a migration would take where it stands. */
public final class Fitting {

  private Fitting() {}

  static String sentence(Migration migration) {
    List<String> fitting = commands(migration);
    return fitting.isEmpty()
        ? "nothing, it is %s for good".formatted(migration.state())
        : String.join(", ", fitting);
  }

  /** Each as it is written in messages, such as {@code APPROVE SWITCH}. */
  public static List<String> commands(Migration migration) {
    State state = migration.state();
    List<String> fitting = new ArrayList<>();
    if (state.mayBecome(State.PAUSED)) {
      fitting.add("PAUSE");
    }
    if (state == State.PAUSED) {
      fitting.add("RESUME");
    }
    if (state.mayBecome(State.ROLLING_BACK) && migration.noWayBack().isEmpty()) {
      fitting.add("ROLLBACK");
    }
    if (state.mayBecome(State.ABORTED)) {
      fitting.add("ABORT");
    }
    migration.approvable().forEach(phase -> fitting.add("APPROVE " + phase));
    return List.copyOf(fitting);
  }
}
