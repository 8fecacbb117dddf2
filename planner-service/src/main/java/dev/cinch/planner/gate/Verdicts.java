package dev.cinch.planner.gate;

import dev.cinch.planner.migration.Phase;
import java.util.Optional;

/** The newest verdict on each phase of each migration. */
public interface Verdicts {

  /** Kept only where it was decided later than the one that is there. */
  void keep(Verdict verdict);

  Optional<Verdict> newest(String migration, Phase phase);
}
