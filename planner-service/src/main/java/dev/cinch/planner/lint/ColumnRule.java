package dev.cinch.planner.lint;

import dev.cinch.planner.lint.TargetPicture.NewColumn;
import dev.cinch.planner.plan.Column;
import java.util.stream.Stream;

/** One thing to look for in each column of a plan. */
interface ColumnRule {

  /** Stable; documents and configurations refer to it. */
  String id();

  /** What there is to say, as if the plan had no other column. */
  Stream<Advice> look(Column column, NewColumn found);
}
