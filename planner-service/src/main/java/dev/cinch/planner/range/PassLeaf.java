package dev.cinch.planner.range;

/**
 * How far the ranges of one leaf have been cut in a pass.
 *
 * @param nextPage first page that is in no range yet
 * @param stale the table under the ranges has changed; it must be cut anew
 */
public record PassLeaf(LeafExtent extent, long nextPage, long pagesDone, boolean stale) {

  public boolean isCutToTheEnd() {
    return nextPage >= extent.pages();
  }
}
