package dev.cinch.cli.demo;

import dev.cinch.cli.news.News;
import dev.cinch.cli.news.News.GateAnswered;
import dev.cinch.cli.news.News.PhaseMoved;
import dev.cinch.cli.news.News.Standing;
import dev.cinch.cli.news.Outcome;
import dev.cinch.cli.news.Phase;
import dev.cinch.cli.news.PhaseStatus;
import dev.cinch.cli.news.State;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was heard of one migration, for those who ask later. */
final class Chronicle {

  private final Map<Phase, Instant> begun = new EnumMap<>(Phase.class);
  private final Map<Phase, PhaseMoved> last = new EnumMap<>(Phase.class);
  private final Map<Phase, Instant> held = new EnumMap<>(Phase.class);
  private State state = State.UNKNOWN;
  private @Nullable String failure;

  void add(News news) {
    if (news instanceof PhaseMoved moved) {
      addPhase(moved);
    } else if (news instanceof Standing standing) {
      state = standing.state();
    } else if (news instanceof GateAnswered answered) {
      addAnswer(answered);
    }
  }

  private void addPhase(PhaseMoved moved) {
    last.put(moved.phase(), moved);
    if (moved.status() == PhaseStatus.RUNNING) {
      begun.putIfAbsent(moved.phase(), moved.at());
    }
    if (moved.status() == PhaseStatus.FAILED) {
      failure = "%s failed: %s".formatted(moved.phase(), moved.reason());
    }
  }

  private void addAnswer(GateAnswered answered) {
    if (answered.outcome() != Outcome.PASS) {
      held.putIfAbsent(answered.phase(), answered.at());
    }
  }

  /**
   * Whether the migration has arrived, and its last phase event too, which another topic brings.
   */
  boolean hasArrived() {
    return state == State.COMPLETED && isBehindUs(Phase.RETIRE);
  }

  private boolean isBehindUs(Phase phase) {
    PhaseMoved moved = last.get(phase);
    return moved != null
        && (moved.status() == PhaseStatus.DONE || moved.status() == PhaseStatus.SKIPPED);
  }

  /** Whether nothing happens any more, although it has not arrived. */
  boolean hasStopped() {
    return state.stands() && state != State.COMPLETED;
  }

  /** Why it stands where it stands. */
  String whyStopped() {
    return failure == null ? "the migration is " + state : failure;
  }

  /** How long a phase's work took; empty unless it is done. */
  Optional<Duration> took(Phase phase) {
    Instant beginning = begun.get(phase);
    PhaseMoved end = last.get(phase);
    return beginning == null || end == null || end.status() != PhaseStatus.DONE
        ? Optional.empty()
        : Optional.of(Duration.between(beginning, end.at()));
  }

  /** How long the gate held a phase back; empty if it did not. */
  Optional<Duration> heldFor(Phase phase) {
    Instant since = held.get(phase);
    Instant until = begun.get(phase);
    return since == null || until == null
        ? Optional.empty()
        : Optional.of(Duration.between(since, until));
  }

  /** A number among a phase's evidence; -1 if it gave none of that name. */
  long number(Phase phase, String name) {
    PhaseMoved moved = last.get(phase);
    String value = moved == null ? null : moved.evidence().get(name);
    return value == null ? -1 : Long.parseLong(value);
  }
}
