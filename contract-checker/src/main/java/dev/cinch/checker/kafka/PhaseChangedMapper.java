package dev.cinch.checker.kafka;

import dev.cinch.checker.gate.Ask;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.ChangeKind;
import dev.cinch.checker.gate.Occasion;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.gate.PhaseChange;
import dev.cinch.checker.gate.PhaseStatus;
import dev.cinch.events.EventChange;
import dev.cinch.events.GateQuestion;
import dev.cinch.events.PhaseChanged;

/** Reads {@link PhaseChanged}. A constant that this version does not know arrives as UNKNOWN. */
final class PhaseChangedMapper {

  private PhaseChangedMapper() {}

  static PhaseChange phaseChange(PhaseChanged event) {
    GateQuestion gate = event.getGate();
    return new PhaseChange(
        new Occasion(
            event.getMigration(),
            event.getSeq(),
            event.getAttempt(),
            event.getPlanDigest(),
            Phase.valueOf(event.getPhase().name())),
        PhaseStatus.valueOf(event.getStatus().name()),
        gate == null ? null : ask(gate));
  }

  private static Ask ask(GateQuestion gate) {
    return new Ask(
        gate.getEnvironment(), gate.getChanges().stream().map(PhaseChangedMapper::change).toList());
  }

  private static Change change(EventChange change) {
    return new Change(
        change.getTopic(),
        change.getSubject(),
        change.getField(),
        ChangeKind.valueOf(change.getChange().name()),
        change.getProposedSchema());
  }
}
