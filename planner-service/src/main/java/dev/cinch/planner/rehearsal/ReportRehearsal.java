package dev.cinch.planner.rehearsal;

import dev.cinch.planner.migration.HistoryEntry;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Migrations;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.PhaseStatus;
import dev.cinch.planner.migration.State;
import dev.cinch.planner.plan.Plan.Rehearsed;
import dev.cinch.planner.range.PassSummaries;
import dev.cinch.planner.range.PassSummary;
import dev.cinch.planner.rehearsal.RehearsalReport.Outcome;
import dev.cinch.planner.rehearsal.RehearsalReport.PhaseFigures;
import dev.cinch.planner.rehearsal.RehearsalReport.Result;
import dev.cinch.planner.step.StepRuns;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts together what a rehearsal has shown. */
public final class ReportRehearsal {

  private final Migrations migrations;
  private final Readings readings;
  private final StepRuns runs;
  private final PassSummaries passes;
  private final ForecastTarget forecast;

  public ReportRehearsal(
      Migrations migrations,
      Readings readings,
      StepRuns runs,
      PassSummaries passes,
      ForecastTarget forecast) {
    this.migrations = migrations;
    this.readings = readings;
    this.runs = runs;
    this.passes = passes;
    this.forecast = forecast;
  }

  /** Of a migration that is a rehearsal. */
  public RehearsalReport of(Migration migration) {
    Rehearsed rehearsed = Objects.requireNonNull(migration.plan().rehearsed(), "no rehearsal");
    List<HistoryEntry> history = migrations.history(migration.id());
    List<Reading> taken = readings.of(migration.id());
    List<PhaseFigures> phases = new PhaseCosts(history, taken).figures();
    return new RehearsalReport(
        migration.id(),
        rehearsed,
        migration.plan().target(),
        result(migration, history),
        phases,
        LongestLocks.of(runs.of(migration.id()), longestSlice(migration)),
        LeftOut.of(migration.plan()),
        forecast.of(migration.plan(), taken, phases));
  }

  private long longestSlice(Migration migration) {
    return passes.of(migration.id(), 0).stream()
        .mapToLong(PassSummary::longestSliceMillis)
        .max()
        .orElse(0);
  }

  private static Result result(Migration migration, List<HistoryEntry> history) {
    Optional<HistoryEntry> failed = last(history, is(PhaseStatus.FAILED));
    boolean over = migration.state().isFinal();
    return new Result(
        outcome(migration.state(), failed.isPresent(), wentThrough(history)),
        failed
            .or(() -> last(history, ReportRehearsal::stoppedIt))
            .map(HistoryEntry::reason)
            .orElse(null),
        migration.revision().createdAt(),
        over ? migration.revision().updatedAt() : null,
        catalog(history));
  }

  private static Outcome outcome(State state, boolean failed, boolean wentThrough) {
    return switch (state) {
      case ACTIVE, ROLLING_BACK -> Outcome.RUNNING;
      case PAUSED -> Outcome.STUCK;
      case ABORTED -> Outcome.STOPPED;
      case ROLLED_BACK, COMPLETED -> {
        if (failed) {
          yield Outcome.FAILED;
        }
        yield wentThrough ? Outcome.PASSED : Outcome.STOPPED;
      }
    };
  }

  private static boolean wentThrough(List<HistoryEntry> history) {
    return history.stream()
        .filter(entry -> entry.phase() == Phase.RETIRE)
        .anyMatch(is(PhaseStatus.DONE).or(is(PhaseStatus.SKIPPED)));
  }

  private static boolean stoppedIt(HistoryEntry entry) {
    return entry.phase() == null
        && (State.PAUSED.name().equals(entry.after())
            || State.ABORTED.name().equals(entry.after()));
  }

  private static @Nullable String catalog(List<HistoryEntry> history) {
    return last(history, entry -> entry.phase() == null && !entry.evidence().isEmpty())
        .map(entry -> entry.evidence().getOrDefault("catalog", entry.evidence().get("remains")))
        .orElse(null);
  }

  private static Predicate<HistoryEntry> is(PhaseStatus status) {
    return entry -> entry.phase() != null && status.name().equals(entry.after());
  }

  private static Optional<HistoryEntry> last(
      List<HistoryEntry> history, Predicate<HistoryEntry> condition) {
    return history.stream().filter(condition).reduce((earlier, later) -> later);
  }
}
