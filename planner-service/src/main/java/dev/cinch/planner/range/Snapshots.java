package dev.cinch.planner.range;

import dev.cinch.planner.migration.Migration;
import java.util.Collection;

/**
 * The snapshots of targets that this planner holds open for workers: one a migration. They are gone
 * with the process, and a little later when nobody asks for them.
 */
public interface Snapshots {

  /**
   * Opens one of this moment, in the place of the migration's last one.
   *
   * @return its name on the target
   */
  String open(Migration migration);

  /**
   * Whether it is held by this planner, and still open on the target. To ask keeps it so.
   *
   * @throws dev.cinch.planner.step.PhaseFailedException where it has been held for as long as may
   *     be, since vacuum clears nothing away meanwhile; it is let go of
   */
  boolean holds(Migration migration, String snapshot);

  void letGo(String migration);

  /** Lets go of those of all other migrations. */
  void letGoOfAllBut(Collection<String> migrations);
}
