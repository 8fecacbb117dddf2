package dev.cinch.planner.kafka;

import dev.cinch.events.AlsoColumn;
import dev.cinch.events.AlsoFilled;
import dev.cinch.events.ChangeKind;
import dev.cinch.events.EventChange;
import dev.cinch.events.FillRule;
import dev.cinch.events.GateConditions;
import dev.cinch.events.GateQuestion;
import dev.cinch.events.MigrationState;
import dev.cinch.events.PhaseChanged;
import dev.cinch.events.Probe;
import dev.cinch.events.ProbeLanguage;
import dev.cinch.events.ReadSide;
import dev.cinch.events.State;
import dev.cinch.events.SyncMode;
import dev.cinch.events.TableRef;
import dev.cinch.events.Threshold;
import dev.cinch.planner.gate.GateQuestions;
import dev.cinch.planner.migration.Direction;
import dev.cinch.planner.migration.GrantedOverride;
import dev.cinch.planner.migration.GrantedOverride.Signed;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.MigrationEvent.PhaseMoved;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.PhaseStatus;
import dev.cinch.planner.migration.Progress;
import dev.cinch.planner.migration.SyncRule;
import dev.cinch.planner.plan.Column;
import dev.cinch.planner.plan.GateDemands;
import dev.cinch.planner.plan.Mismatches;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.Plan.EventField;
import dev.cinch.planner.plan.SliceCaps;
import dev.cinch.planner.plan.Threshold.Query;
import dev.cinch.target.change.Retirement;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in the event language what the planner knows. */
final class EventMapper {

  private final String environment;

  EventMapper(String environment) {
    this.environment = environment;
  }

  PhaseChanged phaseChanged(Migration migration, PhaseMoved moved, List<Signed> overrides) {
    return PhaseChanged.newBuilder()
        .setMigration(migration.id())
        .setAttempt(migration.attempt())
        .setEpoch(migration.epoch())
        .setSeq(migration.revision().seq())
        .setPhase(phase(moved.phase()))
        .setStatus(status(moved.to()))
        .setPrevious(status(moved.from()))
        .setPlanDigest(migration.plan().digest())
        .setOwner(migration.plan().owner())
        .setTarget(migration.plan().target())
        .setTable(table(migration.plan().table()))
        .setColumn(migration.plan().column().name().value())
        .setReplaces(replaced(migration))
        .setReason(moved.reason())
        .setEvidence(moved.evidence())
        .setGate(
            moved.to() == PhaseStatus.GATED ? question(migration, moved.phase(), overrides) : null)
        .setEvents(events(migration, moved))
        .setAt(migration.revision().updatedAt())
        .build();
  }

  private GateQuestion question(Migration migration, Phase phase, List<Signed> overrides) {
    List<String> dropped = dropped(migration.plan(), phase);
    return GateQuestion.newBuilder()
        .setEnvironment(environment)
        .setChanges(
            GateQuestions.changesAt(migration.plan(), phase).stream()
                .map(EventMapper::change)
                .toList())
        .setDrops(dropped.isEmpty() ? null : String.join(", ", dropped))
        .setDropped(dropped)
        .setTakesNameOf(takesNameOf(migration.plan(), phase))
        .setDemandsNotNull(migration.plan().demands().notNull())
        .setAlso(also(migration.plan()))
        .setConditions(conditions(migration.plan().exposure().gate()))
        .setOverrides(
            overrides.stream()
                .filter(signed -> signed.override().phase() == phase)
                .map(EventMapper::override)
                .toList())
        .build();
  }

  private static List<AlsoColumn> also(Plan plan) {
    return plan.addsColumn()
        ? plan.column().also().stream()
            .map(Column::name)
            .map(name -> new AlsoColumn(name.value(), plan.refusesNulls(name)))
            .toList()
        : List.of();
  }

  private static dev.cinch.events.GrantedOverride override(Signed signed) {
    GrantedOverride override = signed.override();
    return dev.cinch.events.GrantedOverride.newBuilder()
        .setCheck(override.covered().check())
        .setSubject(override.covered().subject())
        .setConsumer(override.covered().consumer())
        .setDetail(override.covered().detail())
        .setOutcome(override.outcome())
        .setReason(override.reason())
        .setOwner(override.owner())
        .setApprover(signed.approver())
        .setGrantedAt(signed.at())
        .setExpiresAt(override.expiresAt())
        .build();
  }

  /** The columns that go with the phase. */
  private static List<String> dropped(Plan plan, Phase phase) {
    // where the new column takes a name over, statements that use it go on
    return phase == Phase.RETIRE
            && plan.exposure().retire().replaced() != Retirement.DROP_AND_RENAME
        ? plan.going().stream().map(Identifier::value).toList()
        : List.of();
  }

  private static @Nullable String takesNameOf(Plan plan, Phase phase) {
    return phase == Phase.RETIRE
            && plan.exposure().retire().replaced() == Retirement.DROP_AND_RENAME
        ? plan.replaces().get(0).value()
        : null;
  }

  private static GateConditions conditions(GateDemands demands) {
    return new GateConditions(
        demands.quiet().toMillis(),
        demands.verifyWithin().toMillis(),
        demands.heartbeatsWithin().toMillis(),
        demands.answersWithin().toMillis());
  }

  /**
   * Told once, with the first change: consumers may be told from the beginning what is coming. In a
   * rehearsal nothing is.
   */
  private static List<EventChange> events(Migration migration, PhaseMoved moved) {
    return moved.phase() == Phase.EXPAND && !migration.isRehearsal()
        ? migration.plan().exposure().events().stream().map(EventMapper::change).toList()
        : List.of();
  }

  private static EventChange change(EventField event) {
    return EventChange.newBuilder()
        .setTopic(event.topic())
        .setSubject(event.subject())
        .setField(event.field())
        .setChange(ChangeKind.valueOf(event.change().name()))
        .setProposedSchema(event.schema())
        .setColumn(event.column() == null ? null : event.column().value())
        .build();
  }

  MigrationState state(Migration migration) {
    Phase phase = migration.phaseAtHand().orElseGet(() -> end(migration.direction()));
    return MigrationState.newBuilder()
        .setMigration(migration.id())
        .setSeq(migration.revision().seq())
        .setAttempt(migration.attempt())
        .setEpoch(migration.epoch())
        .setState(State.valueOf(migration.state().name()))
        .setPhase(phase(phase))
        .setStatus(status(migration.statusOf(phase)))
        .setPlanDigest(migration.plan().digest())
        .setOwner(migration.plan().owner())
        .setTarget(migration.plan().target())
        .setTable(table(migration.plan().table()))
        .setColumn(migration.plan().column().name().value())
        .setReplaces(replaced(migration))
        .setFill(fill(migration))
        .setReaders(migration.readsNew() ? ReadSide.NEW : ReadSide.OLD)
        .setPaceCap(migration.plan().work().backfill().rowsPerSecond())
        .setProgress(progress(migration.progress()))
        .setSlotsAtWork((int) migration.progress().ranges().taken())
        .setThresholds(
            migration.plan().work().backfill().thresholds().stream()
                .map(EventMapper::threshold)
                .toList())
        .setUpdatedAt(migration.revision().updatedAt())
        .build();
  }

  private static Phase end(Direction direction) {
    return switch (direction) {
      case FORWARD -> Phase.RETIRE;
      case BACK -> Phase.EXPAND;
    };
  }

  private static @Nullable FillRule fill(Migration migration) {
    SyncRule rule = migration.sync();
    return rule == null
        ? null
        : FillRule.newBuilder()
            .setExpression(rule.forward().expression())
            .setDigest(rule.forward().digest())
            .setVolatile$(rule.forward().volatileValue())
            .setMode(
                migration.plan().isKeptByApplications() ? SyncMode.APPLICATION : SyncMode.TRIGGER)
            .setLabelled(migration.plan().work().backfill().labelled())
            .setCountsNulls(migration.plan().countsNulls(migration.plan().column().name()))
            .setAlso(
                migration.plan().column().also().stream()
                    .map(column -> filled(migration.plan(), rule, column.name()))
                    .toList())
            .setRepairs(migration.plan().work().mismatches() == Mismatches.REPAIR)
            .setSliceCaps(caps(migration.plan().work().backfill().slices()))
            .build();
  }

  private static dev.cinch.events.@Nullable SliceCaps caps(SliceCaps caps) {
    return caps.isNone()
        ? null
        : new dev.cinch.events.SliceCaps(
            caps.longest() == null ? null : caps.longest().toMillis(), caps.stripes(), caps.open());
  }

  private static AlsoFilled filled(Plan plan, SyncRule rule, Identifier column) {
    return new AlsoFilled(
        column.value(),
        Objects.requireNonNull(rule.also().get(column.value()), "no expression"),
        plan.countsNulls(column));
  }

  private static dev.cinch.events.Progress progress(Progress progress) {
    return dev.cinch.events.Progress.newBuilder()
        .setPass(progress.pass())
        .setPagesTotal(progress.pages().total())
        .setPagesDone(progress.pages().done())
        .setRangesDone(progress.ranges().done())
        .setRangesOut(progress.ranges().out())
        .setRowsSeen(progress.rows().seen())
        .setRowsChanged(progress.rows().changed())
        .setMismatches(progress.rows().mismatches())
        .setBadRows(progress.badRows())
        .build();
  }

  private static Threshold threshold(dev.cinch.planner.plan.Threshold threshold) {
    return Threshold.newBuilder()
        .setSignal(threshold.name())
        .setProbe(probe(threshold.query()))
        .setSlowAt(threshold.slowAt())
        .setStopAt(threshold.stopAt())
        .setDemanded(threshold.demanded())
        .build();
  }

  private static @Nullable Probe probe(@Nullable Query query) {
    return query == null
        ? null
        : new Probe(ProbeLanguage.valueOf(query.language().name()), query.text());
  }

  static dev.cinch.events.Phase phase(Phase phase) {
    return dev.cinch.events.Phase.valueOf(phase.name());
  }

  private static dev.cinch.events.PhaseStatus status(PhaseStatus status) {
    return dev.cinch.events.PhaseStatus.valueOf(status.name());
  }

  static TableRef table(TableName table) {
    return new TableRef(table.schema().value(), table.name().value());
  }

  private static @Nullable String replaced(Migration migration) {
    return migration.plan().replacedNames();
  }
}
