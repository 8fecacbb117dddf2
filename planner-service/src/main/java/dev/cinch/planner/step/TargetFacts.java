package dev.cinch.planner.step;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.SyncRule;
import dev.cinch.planner.plan.Objection;
import dev.cinch.planner.plan.Plan;
import dev.cinch.target.catalog.TablePortrait;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.ExistingColumn;
import dev.cinch.target.change.NotNullColumn;
import dev.cinch.target.change.TableLayout;
import dev.cinch.target.query.QueryComparison;
import dev.cinch.target.usage.WriterSample;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the planner has to know of target databases. Each reads the target at that moment. */
public interface TargetFacts {

  /** Server version, table and physical tables. */
  TableLayout layout(Plan plan);

  /**
   * The plan's expressions, checked and printed by the target's own PostgreSQL. The backward
   * expression reads the new column, so that it must be there.
   *
   * @throws PhaseFailedException if one is refused
   */
  SyncRule syncRule(Plan plan);

  /** The plan's column as it stands; empty where there is none. */
  Optional<ExistingColumn> existing(Plan plan);

  /** The replaced columns that refuse nulls, and that nothing fills where they are left out. */
  List<NotNullColumn> refusingNulls(Plan plan);

  /** The text of the change's marker that is in force; empty where there is none. */
  Optional<String> marker(Plan plan, ColumnChange change);

  /** Whether a table that inherits from the change's has come without the change's trigger. */
  boolean leavesTablesOut(Plan plan, ColumnChange change);

  /** The table as it stands; empty where it is gone. */
  Optional<TablePortrait> portrait(Plan plan);

  /** How far the target's write-ahead log reaches at this moment. */
  String logPosition(Plan plan);

  /**
   * Has the target's own PostgreSQL read the conditions and indexed expressions of the plan, before
   * they stand in a statement. The columns that they read must be there.
   *
   * @throws PhaseFailedException if one is refused
   */
  void checkDemands(Plan plan);

  /**
   * Who writes the table at this moment without the new column.
   *
   * @param rule says what the column is made from; null: not known
   */
  WriterSample forgetfulWriters(Plan plan, @Nullable SyncRule rule);

  /**
   * What becomes of the queries that read the one column that is replaced when they read the new
   * one. None of them is run.
   */
  QueryComparison compareQueries(Plan plan);

  /** What of the plan's watch says trouble now, or can't be told. */
  Trouble trouble(Migration migration);

  /** What on the target speaks against beginning the plan; empty where nothing does. */
  List<Objection> objections(Plan plan);
}
