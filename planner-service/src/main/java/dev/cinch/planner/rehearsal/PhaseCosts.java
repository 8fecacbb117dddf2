package dev.cinch.planner.rehearsal;

import dev.cinch.planner.migration.HistoryEntry;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.PhaseStatus;
import dev.cinch.planner.rehearsal.Reading.Edge;
import dev.cinch.planner.rehearsal.Reading.Gauge;
import dev.cinch.planner.rehearsal.RehearsalReport.Cost;
import dev.cinch.planner.rehearsal.RehearsalReport.PhaseFigures;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each phase took, there and back, as the difference of two readings. */
record PhaseCosts(List<HistoryEntry> history, List<Reading> readings) {

  List<PhaseFigures> figures() {
    return Arrays.stream(Phase.values()).map(this::figures).toList();
  }

  private PhaseFigures figures(Phase phase) {
    return new PhaseFigures(
        phase,
        skippedBecause(phase),
        between(find(phase, Edge.BEGAN), find(phase, Edge.ENDED)),
        between(find(phase, Edge.UNDONE).flatMap(this::before), find(phase, Edge.UNDONE)));
  }

  private @Nullable String skippedBecause(Phase phase) {
    return history.stream()
        .filter(entry -> entry.phase() == phase)
        .filter(entry -> PhaseStatus.SKIPPED.name().equals(entry.after()))
        .map(HistoryEntry::reason)
        .findFirst()
        .orElse(null);
  }

  private Optional<Reading> find(Phase phase, Edge edge) {
    return readings.stream()
        .filter(reading -> reading.phase() == phase && reading.edge() == edge)
        .findFirst();
  }

  /** The way back of a phase begins where the one after it was taken back. */
  private Optional<Reading> before(Reading reading) {
    int place = readings.indexOf(reading);
    return place == 0 ? Optional.empty() : Optional.of(readings.get(place - 1));
  }

  private static @Nullable Cost between(Optional<Reading> from, Optional<Reading> to) {
    if (from.isEmpty() || to.isEmpty()) {
      return null;
    }
    Gauge before = from.get().gauge();
    Gauge after = to.get().gauge();
    return new Cost(
        Duration.between(from.get().at(), to.get().at()).toMillis(),
        after.logBytes() - before.logBytes(),
        after.sizes().tableBytes() - before.sizes().tableBytes(),
        after.sizes().indexBytes() - before.sizes().indexBytes());
  }
}
