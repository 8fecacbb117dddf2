package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Plan;
import java.util.stream.Stream;

/** One thing to look for. */
interface Rule {

  /** Stable; documents and configurations refer to it. */
  String id();

  Stream<Advice> look(Plan plan, TargetPicture target);
}
