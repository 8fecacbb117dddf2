package dev.cinch.planner.step;

import dev.cinch.planner.migration.Phase;
import java.util.List;

/** The record of every step that was run. */
public interface StepRuns {

  void keep(String migration, int attempt, Phase phase, StepRun run);

  List<KeptRun> of(String migration);

  /** A run as it was kept. */
  record KeptRun(int attempt, Phase phase, StepRun run) {}
}
