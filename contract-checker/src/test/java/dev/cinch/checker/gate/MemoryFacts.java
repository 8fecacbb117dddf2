package dev.cinch.checker.gate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Facts in memory. */
public final class MemoryFacts implements PhaseFacts {

  private final Map<String, PhaseFact> facts = new HashMap<>();

  @Override
  public void keep(String migration, PhaseFact fact) {
    facts.put(migration + fact.phase(), fact);
  }

  @Override
  public Optional<PhaseFact> of(String migration, Phase phase) {
    return Optional.ofNullable(facts.get(migration + phase));
  }
}
