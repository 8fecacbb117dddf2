package dev.cinch.planner.migration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which phases of a migration wait for somebody to say that they may begin, or be taken back. */
record Approvals(Migration migration) {

  /** Those that can be approved now, the one at hand first. */
  List<Phase> open() {
    return Stream.of(Phase.EXPAND, Phase.SYNC, Phase.SWITCH)
        .filter(phase -> refusal(phase).isEmpty())
        .toList();
  }

  /** Why a phase can't be approved; empty where it can. */
  Optional<String> refusal(Phase phase) {
    if (migration.isRehearsal()) {
      return Optional.of("a rehearsal waits for no approval");
    }
    if (phase == Phase.EXPAND && applicationsKeepIt()) {
      return refusalToDrop();
    }
    if (!mayWait(phase) || migration.statusOf(phase) != PhaseStatus.PENDING) {
      return Optional.of(
          "only %s for approval, and only until it begins; %s is %s"
              .formatted(
                  applicationsKeepIt() ? "SYNC and SWITCH wait" : "SWITCH waits",
                  phase,
                  migration.statusOf(phase)));
    }
    if (phase == Phase.SYNC && !migration.statusOf(Phase.EXPAND).isBehindUs()) {
      return Optional.of(
          "nobody can write column %s before EXPAND has added it; EXPAND is %s"
              .formatted(migration.plan().columnNames(), migration.statusOf(Phase.EXPAND)));
    }
    boolean goesOn = !migration.state().isFinal() && migration.direction() == Direction.FORWARD;
    return goesOn
        ? Optional.empty()
        : Optional.of("a migration that is %s begins no phase".formatted(migration.state()));
  }

  /** Applications that write the new column have to leave it before the way back drops it. */
  private Optional<String> refusalToDrop() {
    boolean waits =
        !migration.state().isFinal()
            && migration.direction() == Direction.BACK
            && migration.statusOf(Phase.EXPAND).hasBegun();
    return waits
        ? Optional.empty()
        : Optional.of(
            "EXPAND waits for approval on the way back only, as long as it is not undone; it is %s, and the migration %s"
                .formatted(migration.statusOf(Phase.EXPAND), migration.state()));
  }

  private boolean mayWait(Phase phase) {
    return phase == Phase.SWITCH || (phase == Phase.SYNC && applicationsKeepIt());
  }

  private boolean applicationsKeepIt() {
    return migration.plan().isKeptByApplications();
  }
}
