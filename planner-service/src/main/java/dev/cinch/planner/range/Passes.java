package dev.cinch.planner.range;

import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.range.Pass.Beginning;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The passes over tables and how far each leaf has been cut. */
public interface Passes {

  Optional<Pass> latest(String migration, Phase phase);

  Pass open(
      String migration, Phase phase, int number, List<LeafExtent> extents, Beginning beginning);

  /** How many passes of the phase have begun since then. */
  int countSince(String migration, Phase phase, Instant begin);

  List<PassLeaf> leaves(Pass pass);

  /**
   * Keeps everybody else from giving out ranges of the pass until the transaction ends.
   *
   * @return the pass as it is now
   */
  Pass lock(Pass pass);

  void cutTo(Pass pass, LeafExtent extent, long nextPage);

  /** A leaf that was not there when the pass was opened. */
  void add(Pass pass, LeafExtent extent);

  /** Begins the leaf again from its first page; ranges cut before are superseded. */
  void cutAnew(Pass pass, LeafExtent fresh);
}
