package dev.cinch.target.change;

import dev.cinch.target.step.Step;
import java.util.List;

/** One thing that a phase does to the target's schema. */
public interface Operation {

  /** The steps in their order; each may be cut and run again. */
  List<Step> steps();
}
