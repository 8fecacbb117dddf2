package dev.cinch.worker.range;

import dev.cinch.target.range.PageRange;
import dev.cinch.target.range.Snapshot;
import java.util.Optional;

/**
 * One range as the planner gave it out.
 *
 * @param id id of the range
 * @param issue how often it has been given out, from 1
 * @param migration id of the migration
 * @param generation the attempt and epoch under which it may be worked on
 * @param work what is to be done
 * @param pass number of the pass over the table
 * @param target name of the target database
 * @param pages the pages to go over
 * @param snapshot VERIFY: in which the rows are counted, and none is written; empty where each
 *     transaction sees what there is, and repairs what differs
 */
public record AssignedRange(
    String id,
    int issue,
    String migration,
    Generation generation,
    Work work,
    int pass,
    String target,
    PageRange pages,
    Optional<Snapshot> snapshot) {

  @Override
  public String toString() {
    return "range %s (migration %s, %s pass %d, %s pages %d to %d)"
        .formatted(id, migration, work, pass, pages.leaf(), pages.first(), pages.end());
  }
}
