package dev.cinch.checker.gate;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One phase of one migration has moved to another status.
 *
 * @param occasion which migration, attempt, plan and phase
 * @param fact where the phase stands now
 * @param ask the question, where it comes with one
 * @param planned with the migration's first change: all that it does to events
 */
public record PhaseChange(
    Occasion occasion, PhaseFact fact, @Nullable Ask ask, List<Change> planned) {

  public PhaseChange {
    planned = List.copyOf(planned);
  }

  /** One that tells nothing of what is planned. */
  public PhaseChange(Occasion occasion, PhaseFact fact, @Nullable Ask ask) {
    this(occasion, fact, ask, List.of());
  }

  PhaseStatus status() {
    return fact.status();
  }

  /** The question that this change asks. */
  Optional<Question> question() {
    return status() == PhaseStatus.GATED && ask != null
        ? Optional.of(new Question(occasion, ask))
        : Optional.empty();
  }

  /**
   * Whether a question asked before is void after this. Only a note on another phase of the same
   * run, that it is not needed or not begun, leaves it standing.
   */
  boolean supersedes(Question asked) {
    boolean note = status() == PhaseStatus.SKIPPED || status() == PhaseStatus.PENDING;
    return !note
        || occasion.phase() == asked.occasion().phase()
        || !occasion.sameRun(asked.occasion());
  }
}
