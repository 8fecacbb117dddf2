package dev.cinch.planner.http;

import dev.cinch.planner.command.Fitting;
import dev.cinch.planner.gate.Verdict;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.PhaseRecord;
import dev.cinch.planner.migration.Progress;
import dev.cinch.planner.plan.Plan.Rehearsed;
import dev.cinch.planner.step.ForgetfulWriters.Sighting;
import dev.cinch.target.usage.SeenWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A migration by itself, phase by phase.
 *
 * @param rehearsed the plan that it only tries out; null where it is meant
 * @param waitsFor null where it works, or is over
 * @param commands that it would take now
 * @param forgetfulWriters who was seen, since the applications write both columns, to leave the new
 *     one out; the one that was seen last comes first
 */
record MigrationView(
    String id,
    String owner,
    String purpose,
    MigrationSummary.Where where,
    @Nullable Rehearsed rehearsed,
    MigrationSummary.Standing standing,
    List<PhaseView> phases,
    Progress progress,
    @Nullable Verdict verdict,
    @Nullable String waitsFor,
    List<String> commands,
    List<WriterView> forgetfulWriters) {

  /** Somebody who was seen to leave the new column out. */
  record WriterView(
      String role,
      String application,
      @Nullable String client,
      String statement,
      Instant firstSeen,
      Instant lastSeen) {

    static WriterView of(Sighting sighting) {
      SeenWriter writer = sighting.writer();
      return new WriterView(
          writer.role(),
          writer.application(),
          writer.client(),
          writer.statement(),
          sighting.firstSeen(),
          sighting.lastSeen());
    }
  }

  /** Where one phase stands. */
  record PhaseView(
      String phase,
      String status,
      Instant since,
      @Nullable String reason,
      Map<String, String> evidence) {

    static PhaseView of(Phase phase, PhaseRecord kept) {
      return new PhaseView(
          phase.name(), kept.status().name(), kept.since(), kept.reason(), kept.evidence());
    }
  }

  static MigrationView of(
      Migration migration,
      @Nullable Verdict verdict,
      @Nullable String waitsFor,
      List<Sighting> forgetful) {
    MigrationSummary summary = MigrationSummary.of(migration);
    return new MigrationView(
        summary.id(),
        summary.owner(),
        summary.purpose(),
        summary.where(),
        summary.rehearsed(),
        summary.standing(),
        Arrays.stream(Phase.values())
            .map(phase -> PhaseView.of(phase, migration.recordOf(phase)))
            .toList(),
        summary.progress(),
        verdict,
        waitsFor,
        Fitting.commands(migration),
        forgetful.stream().map(WriterView::of).toList());
  }
}
