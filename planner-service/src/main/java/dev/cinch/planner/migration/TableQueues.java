package dev.cinch.planner.migration;

import dev.cinch.target.name.TableName;
import java.util.List;

/**
 * Migrations of the same table come one after the other, in the order in which they were started:
 * the first has the table, the others stand in its queue until it is over.
 */
public interface TableQueues {

  /**
   * Ids of the migrations of a table that are not over, the one that has it first. Nobody ever
   * comes in before one that is there already.
   */
  List<String> of(String target, TableName table);
}
