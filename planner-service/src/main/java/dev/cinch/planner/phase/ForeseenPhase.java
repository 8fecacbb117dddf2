package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Phase;
import dev.cinch.target.step.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a phase of a plan would do.
 *
 * @param needlessBecause why it would be skipped; null where it would not
 * @param steps what it would do to the schema; what workers do to rows is not among them
 */
public record ForeseenPhase(Phase phase, @Nullable String needlessBecause, List<Step> steps) {

  public ForeseenPhase {
    steps = List.copyOf(steps);
  }
}
