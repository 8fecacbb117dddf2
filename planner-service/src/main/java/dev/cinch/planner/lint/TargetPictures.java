package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import java.util.Optional;

/** Draws pictures of targets. */
public interface TargetPictures {

  /** As the target is now; empty where the plan's table is not there. */
  Optional<TargetPicture> of(Plan plan);
}
