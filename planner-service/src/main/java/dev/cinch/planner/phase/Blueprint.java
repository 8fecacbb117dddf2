package dev.cinch.planner.phase;

import dev.cinch.planner.plan.Plan;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.TableLayout;

/**
 * All that the steps of a phase are made from.
 *
 * @param epoch the one in force
 */
record Blueprint(Plan plan, ColumnChange change, TableLayout layout, long epoch) {}
