package dev.cinch.planner.migration;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way that a migration has gone so far.
 *
 * @param phases each phase's record
 * @param approved phases that somebody has approved
 */
public record Course(Standing standing, Map<Phase, PhaseRecord> phases, Set<Phase> approved) {

  public Course {
    phases = Collections.unmodifiableMap(new EnumMap<>(phases));
    approved =
        approved.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(approved));
    if (phases.size() != Phase.values().length) {
      throw new IllegalArgumentException(
          "Cannot describe a migration by %d of %d phases"
              .formatted(phases.size(), Phase.values().length));
    }
  }

  static Course first(Instant now) {
    Map<Phase, PhaseRecord> phases = new EnumMap<>(Phase.class);
    for (Phase phase : Phase.values()) {
      phases.put(phase, PhaseRecord.pending(now));
    }
    return new Course(Standing.FIRST, phases, Set.of());
  }

  /** The phase that is next to be finished, or to be undone; empty where there is none left. */
  public Optional<Phase> phaseAtHand() {
    Stream<Phase> all = Arrays.stream(Phase.values());
    return switch (standing.direction()) {
      case FORWARD -> all.filter(phase -> !statusOf(phase).isBehindUs()).findFirst();
      case BACK -> all.filter(phase -> statusOf(phase).hasBegun()).reduce((one, next) -> next);
    };
  }

  PhaseStatus statusOf(Phase phase) {
    return recordOf(phase).status();
  }

  public PhaseRecord recordOf(Phase phase) {
    PhaseRecord found = phases.get(phase);
    if (found == null) {
      throw new IllegalStateException("Cannot find phase " + phase);
    }
    return found;
  }

  Course with(Standing next) {
    return new Course(next, phases, approved);
  }

  Course with(State next) {
    return with(standing.with(next));
  }

  Course with(Phase phase, PhaseRecord next) {
    PhaseStatus now = statusOf(phase);
    if (!now.mayBecome(next.status())) {
      throw new IllegalTransitionException(
          "Cannot move %s from %s to %s".formatted(phase, now, next.status()));
    }
    return noting(phase, next);
  }

  /** Of a phase that stays where it is. */
  Course noting(Phase phase, PhaseRecord kept) {
    Map<Phase, PhaseRecord> changed = new EnumMap<>(phases);
    changed.put(phase, kept);
    return new Course(standing, changed, approved);
  }

  Course withoutApproval(Phase phase) {
    return new Course(
        standing,
        phases,
        approved.stream().filter(each -> each != phase).collect(Collectors.toSet()));
  }

  Course withApproval(Phase phase) {
    Set<Phase> more = EnumSet.of(phase);
    more.addAll(approved);
    return new Course(standing, phases, more);
  }
}
