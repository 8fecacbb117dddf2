package dev.cinch.planner.jdbc;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.range.Snapshots;
import java.util.Collection;

/** Where nobody counts in one. */
final class NoSnapshots implements Snapshots {

  @Override
  public String open(Migration migration) {
    throw new IllegalStateException("Somebody opens a snapshot for " + migration.id());
  }

  @Override
  public boolean holds(Migration migration, String snapshot) {
    throw new IllegalStateException("Somebody asks for snapshot " + snapshot);
  }

  @Override
  public void letGo(String migration) {}

  @Override
  public void letGoOfAllBut(Collection<String> migrations) {}
}
