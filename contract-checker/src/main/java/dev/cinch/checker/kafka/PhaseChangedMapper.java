package dev.cinch.checker.kafka;

import dev.cinch.checker.gate.Ask;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.ChangeKind;
import dev.cinch.checker.gate.Conditions;
import dev.cinch.checker.gate.GrantedOverride;
import dev.cinch.checker.gate.Occasion;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.gate.PhaseChange;
import dev.cinch.checker.gate.PhaseFact;
import dev.cinch.checker.gate.PhaseStatus;
import dev.cinch.checker.gate.Site;
import dev.cinch.checker.gate.Site.NewColumn;
import dev.cinch.checker.gate.Site.QualifiedName;
import dev.cinch.events.EventChange;
import dev.cinch.events.GateConditions;
import dev.cinch.events.GateQuestion;
import dev.cinch.events.PhaseChanged;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@link PhaseChanged}. A constant that this version does not know arrives as UNKNOWN. */
final class PhaseChangedMapper {

  private PhaseChangedMapper() {}

  static PhaseChange phaseChange(PhaseChanged event) {
    Phase phase = Phase.valueOf(event.getPhase().name());
    GateQuestion gate = event.getGate();
    return new PhaseChange(
        new Occasion(
            event.getMigration(), event.getSeq(), event.getAttempt(), event.getPlanDigest(), phase),
        new PhaseFact(
            phase,
            PhaseStatus.valueOf(event.getStatus().name()),
            event.getPlanDigest(),
            event.getAt(),
            event.getReason(),
            event.getEvidence()),
        gate == null ? null : ask(gate, event),
        event.getEvents().stream().map(PhaseChangedMapper::change).toList());
  }

  private static Ask ask(GateQuestion gate, PhaseChanged event) {
    return new Ask(
        gate.getEnvironment(),
        gate.getChanges().stream().map(PhaseChangedMapper::change).toList(),
        site(gate, event),
        conditions(gate.getConditions()),
        gate.getOverrides().stream().map(PhaseChangedMapper::override).toList());
  }

  private static GrantedOverride override(dev.cinch.events.GrantedOverride override) {
    return new GrantedOverride(
        override.getCheck(),
        override.getSubject(),
        override.getConsumer(),
        override.getDetail(),
        outcome(override.getOutcome()),
        override.getReason(),
        override.getOwner(),
        override.getApprover(),
        override.getGrantedAt(),
        override.getExpiresAt());
  }

  /** One that says nothing of it covers nothing: PASS is no finding that could be overridden. */
  private static Outcome outcome(@Nullable String name) {
    for (Outcome outcome : Outcome.values()) {
      if (outcome.name().equals(name)) {
        return outcome;
      }
    }
    return Outcome.PASS;
  }

  private static Site site(GateQuestion gate, PhaseChanged event) {
    return new Site(
        event.getTarget(),
        new QualifiedName(event.getTable().getSchema$(), event.getTable().getName()),
        event.getColumn(),
        drops(gate),
        gate.getTakesNameOf(),
        gate.getDemandsNotNull(),
        event.getEpoch(),
        gate.getAlso().stream()
            .map(also -> new NewColumn(also.getColumn(), also.getDemandsNotNull()))
            .toList());
  }

  /** A planner that knows of no list names the one column. */
  private static List<String> drops(GateQuestion gate) {
    return gate.getDropped().isEmpty()
        ? Stream.ofNullable(gate.getDrops()).toList()
        : gate.getDropped();
  }

  private static Conditions conditions(@Nullable GateConditions conditions) {
    return conditions == null
        ? Conditions.USUAL
        : new Conditions(
            Duration.ofMillis(conditions.getQuietMillis()),
            Duration.ofMillis(conditions.getVerifyWithinMillis()),
            Duration.ofMillis(conditions.getHeartbeatWithinMillis()),
            Duration.ofMillis(conditions.getAnswerWithinMillis()));
  }

  static Change change(EventChange change) {
    return new Change(
        change.getTopic(),
        change.getSubject(),
        change.getField(),
        ChangeKind.valueOf(change.getChange().name()),
        change.getProposedSchema(),
        change.getColumn());
  }
}
