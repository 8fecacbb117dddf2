package dev.cinch.target.query;

import java.util.List;

/**
 * What becomes of the queries that a server has counted when they read another column.
 *
 * @param planned those that were planned on both columns
 * @param unplanned those that could not be
 * @param unseen why there may be queries that are in neither list; empty where there are none
 */
public record QueryComparison(
    List<PlannedTwice> planned, List<Unplanned> unplanned, List<String> unseen) {

  public QueryComparison {
    planned = List.copyOf(planned);
    unplanned = List.copyOf(unplanned);
    unseen = List.copyOf(unseen);
  }

  /**
   * A query.
   *
   * @param role who runs it
   * @param calls how often it has been run since the server began to count
   * @param text its beginning, without values
   */
  public record Query(String role, long calls, String text) {}

  /** A query with its plan on the column that it reads, and on the one that it is to read. */
  public record PlannedTwice(Query query, QueryPlan before, QueryPlan after) {}

  /** A query that can't be planned on the other column, and why. */
  public record Unplanned(Query query, String why) {}
}
