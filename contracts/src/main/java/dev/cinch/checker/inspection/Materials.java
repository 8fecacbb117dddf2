package dev.cinch.checker.inspection;

import dev.cinch.checker.compatibility.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an inspection looks at.
 *
 * @param contracts who reads what
 * @param plans what is to change
 * @param proposed the schemas of the pull request
 * @param registered what is registered
 * @param level the level to hold every subject to; null for the registry's own
 * @param problems what was wrong with the files themselves
 */
public record Materials(
    List<DeclaredContract> contracts,
    PlanFiles plans,
    List<ProposedSchema> proposed,
    List<History> registered,
    @Nullable Level level,
    List<Problem> problems) {

  public Materials {
    contracts = List.copyOf(contracts);
    proposed = List.copyOf(proposed);
    registered = List.copyOf(registered);
    problems = List.copyOf(problems);
  }

  /** The same, where what is registered could not be had. */
  public Materials butNot(String why) {
    List<Problem> more = new ArrayList<>(problems);
    more.add(
        Problem.unknown(
            "registered",
            Spot.startOf("registry"),
            "what is registered is not known: " + why,
            "see that the registry answers, or give a snapshot"));
    return new Materials(contracts, plans, proposed, registered, level, more);
  }
}
