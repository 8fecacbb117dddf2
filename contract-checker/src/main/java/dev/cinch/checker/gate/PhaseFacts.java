package dev.cinch.checker.gate;

import java.util.Optional;

/** What the phases of each migration have come to. */
public interface PhaseFacts {

  /** Keeps a fact in the place of the one before. */
  void keep(String migration, PhaseFact fact);

  /** The newest fact; empty where nothing was heard of that phase. */
  Optional<PhaseFact> of(String migration, Phase phase);
}
