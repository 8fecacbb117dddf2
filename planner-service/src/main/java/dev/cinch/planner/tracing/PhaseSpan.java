package dev.cinch.planner.tracing;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.PhaseRecord;
import dev.cinch.planner.migration.PhaseStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The span of a phase from when it began to run until it does no more, which may be days, and
 * another planner. It is recorded when it is over; its id follows from what it is of, so that what
 * happens meanwhile can lie below it.
 */
record PhaseSpan(String migration, Phase phase, Instant began) {

  /** Of the phase that runs. */
  static Optional<PhaseSpan> running(Migration migration) {
    return migration
        .phaseAtHand()
        .filter(phase -> migration.statusOf(phase) == PhaseStatus.RUNNING)
        .map(
            phase -> {
              PhaseRecord kept = Objects.requireNonNull(migration.course().phases().get(phase));
              return new PhaseSpan(migration.id(), phase, kept.since());
            });
  }

  /** 16 hexadecimal digits; as fine in time as the planner's database keeps it. */
  String id() {
    String facts = "%s %s %d".formatted(migration, phase, began.toEpochMilli());
    long bits =
        UUID.nameUUIDFromBytes(facts.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    return "%016x".formatted(bits);
  }
}
