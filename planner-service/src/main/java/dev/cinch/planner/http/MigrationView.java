package dev.cinch.planner.http;

import dev.cinch.planner.gate.Verdict;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.PhaseRecord;
import dev.cinch.planner.migration.Progress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A migration as others see it. */
record MigrationView(
    String id,
    String owner,
    String purpose,
    Where where,
    Standing standing,
    List<PhaseView> phases,
    Progress progress,
    @Nullable Verdict verdict) {

  /** What changes where. */
  record Where(String target, String table, String column, @Nullable String replaces) {}

  /** Where the migration as a whole stands. */
  record Standing(
      String state,
      @Nullable String phase,
      String direction,
      int attempt,
      long epoch,
      String readers,
      Instant createdAt,
      Instant updatedAt) {}

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

  static MigrationView of(Migration migration, @Nullable Verdict verdict) {
    return new MigrationView(
        migration.id(),
        migration.plan().owner(),
        migration.plan().about().purpose(),
        new Where(
            migration.plan().target(),
            migration.plan().table().toString(),
            migration.plan().column().name().value(),
            migration.plan().replaces().map(Object::toString).orElse(null)),
        new Standing(
            migration.state().name(),
            migration.phaseAtHand().map(Phase::name).orElse(null),
            migration.direction().name(),
            migration.attempt(),
            migration.epoch(),
            migration.readsNew() ? "NEW" : "OLD",
            migration.revision().createdAt(),
            migration.revision().updatedAt()),
        Arrays.stream(Phase.values())
            .map(phase -> PhaseView.of(phase, migration.recordOf(phase)))
            .toList(),
        migration.progress(),
        verdict);
  }
}
