package dev.cinch.planner.range;

import dev.cinch.planner.migration.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The passes over tables and how far each leaf has been cut. */
public interface Passes {

  Optional<Pass> latest(String migration, Phase phase);

  Pass open(String migration, Phase phase, int number, List<LeafExtent> extents, Instant now);

  List<PassLeaf> leaves(Pass pass);

  /** Keeps everybody else from giving out ranges of the pass until the transaction ends. */
  void lock(Pass pass);

  void cutTo(Pass pass, LeafExtent extent, long nextPage);

  /** A leaf that was not there when the pass was opened. */
  void add(Pass pass, LeafExtent extent);

  /** Begins the leaf again from its first page; ranges cut before are superseded. */
  void cutAnew(Pass pass, LeafExtent fresh);
}
