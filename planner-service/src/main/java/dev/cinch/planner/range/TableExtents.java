package dev.cinch.planner.range;

import dev.cinch.planner.plan.Plan;
import java.util.List;

/** The physical tables of plans as they are at this moment, to cut ranges from. */
public interface TableExtents {

  List<LeafExtent> of(Plan plan);
}
