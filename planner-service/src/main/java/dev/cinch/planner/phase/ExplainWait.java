package dev.cinch.planner.phase;

import dev.cinch.planner.gate.Outcome;
import dev.cinch.planner.gate.Verdict;
import dev.cinch.planner.gate.Verdict.Finding;
import dev.cinch.planner.gate.Verdict.Question;
import dev.cinch.planner.gate.Verdicts;
import dev.cinch.planner.migration.HistoryEntry;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Migrations;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.State;
import dev.cinch.planner.migration.TableQueues;
import dev.cinch.planner.step.Standstill;
import dev.cinch.planner.step.Standstills;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a migration waits for, in words that go on after "waits for". */
public final class ExplainWait {

  private final AllPhases phases;
  private final TakeBack takeBack;
  private final TableQueues queues;
  private final Verdicts verdicts;
  private final Standstills standstills;
  private final Migrations migrations;

  public ExplainWait(
      AllPhases phases,
      TableQueues queues,
      Verdicts verdicts,
      Standstills standstills,
      Migrations migrations) {
    this.phases = phases;
    this.takeBack = new TakeBack(phases.tools(), phases);
    this.queues = queues;
    this.verdicts = verdicts;
    this.standstills = standstills;
    this.migrations = migrations;
  }

  /** Empty where it works, or is over. */
  public Optional<String> of(Migration migration) {
    return switch (migration.state()) {
      case ACTIVE -> migration.phaseAtHand().flatMap(phase -> at(migration, phase));
      case PAUSED -> Optional.of(resume(migration));
      case ROLLING_BACK -> takeBack.waitsFor(migration).or(() -> lock(migration));
      case ROLLED_BACK, ABORTED, COMPLETED -> Optional.empty();
    };
  }

  private Optional<String> at(Migration migration, Phase phase) {
    return switch (migration.statusOf(phase)) {
      case PENDING -> beforeItBegins(migration, phase);
      case GATED -> gate(migration, phase);
      case RUNNING -> lock(migration).or(() -> phases.of(phase).whileItRuns(migration));
      case DONE, SKIPPED, FAILED, UNDONE -> Optional.empty();
    };
  }

  private Optional<String> lock(Migration migration) {
    return standstills.of(migration.id()).map(Standstill::sentence);
  }

  /** What keeps a phase from being begun or skipped. */
  Optional<String> beforeItBegins(Migration migration, Phase phase) {
    return queue(migration, phase)
        .or(
            () ->
                migration.isRehearsal() || phases.isNeedless(phase, migration.plan())
                    ? Optional.empty()
                    : phases.of(phase).waitsFor(migration, now()));
  }

  /** Whoever has begun has the table; its first phase is where a migration stands in line. */
  private Optional<String> queue(Migration migration, Phase phase) {
    return phase == Phase.EXPAND
        ? queues.of(migration.plan().target(), migration.plan().table()).stream()
            .findFirst()
            .filter(first -> !first.equals(migration.id()))
            .map("migration %s on the same table"::formatted)
        : Optional.empty();
  }

  /** What keeps the gate shut. */
  Optional<String> gate(Migration migration, Phase phase) {
    if (!migration.asksTheGate(phase)) {
      return Optional.empty();
    }
    Optional<Verdict> answer =
        verdicts
            .newest(migration.id(), phase)
            .filter(verdict -> verdict.question().equals(Question.of(migration, phase)));
    if (answer.isEmpty()) {
      return Optional.of("the gate before %s, which has not answered yet".formatted(phase));
    }
    return answer.get().lets(migration, phase, now())
        ? Optional.empty()
        : Optional.of("the gate before %s, which %s".formatted(phase, said(answer.get())));
  }

  /** Whether the gate's last answer holds nothing against the phase but what this check found. */
  boolean forNothingBut(String check, Migration migration, Phase phase) {
    return verdicts
        .newest(migration.id(), phase)
        .filter(verdict -> verdict.question().equals(Question.of(migration, phase)))
        .filter(verdict -> verdict.outcome() != Outcome.PASS)
        .map(
            verdict ->
                verdict.findings().stream()
                    .filter(finding -> finding.outcome() != Outcome.PASS)
                    .filter(finding -> finding.overridden() == null)
                    .allMatch(finding -> finding.check().equals(check)))
        .orElse(false);
  }

  private static String said(Verdict verdict) {
    return verdict.outcome() == Outcome.PASS
        ? "passed until %s and is asked again".formatted(verdict.validity().expiresAt())
        : "says %s: %s"
            .formatted(
                verdict.outcome(),
                verdict.findings().stream()
                    .filter(finding -> finding.outcome() != Outcome.PASS)
                    .filter(finding -> finding.overridden() == null)
                    .map(Finding::message)
                    .collect(Collectors.joining("; ")));
  }

  private String resume(Migration migration) {
    return migrations.history(migration.id()).stream()
        .filter(entry -> State.PAUSED.name().equals(entry.after()))
        .reduce((earlier, later) -> later)
        .map(ExplainWait::pausedBy)
        .map("RESUME; "::concat)
        .orElse("RESUME");
  }

  private static String pausedBy(HistoryEntry entry) {
    return entry.reason() == null
        ? "%s paused it".formatted(entry.actor())
        : "%s paused it: %s".formatted(entry.actor(), entry.reason());
  }

  private Instant now() {
    return phases.tools().now();
  }
}
