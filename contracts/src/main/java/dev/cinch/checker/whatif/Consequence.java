package dev.cinch.checker.whatif;

import dev.cinch.checker.compatibility.Difference;
import dev.cinch.checker.compatibility.Suggestion;
import dev.cinch.checker.contract.ContractKey;
import java.util.List;

/**
 * What a change would do to one consumer.
 *
 * @param contract whose
 * @param effect what it comes to
 * @param differences why, each at its field
 * @param reasons what else is in the way: fields that it uses and that go, what its library may not
 *     forgive
 * @param suggestions what was tried and takes a difference away; none where nothing is in the way
 */
public record Consequence(
    ContractKey contract,
    Effect effect,
    List<Difference> differences,
    List<String> reasons,
    List<Suggestion> suggestions) {

  /** What it comes to. */
  public enum Effect {
    /** It reads on as before. */
    NONE,
    /** Whether it reads on could not be told. */
    UNKNOWN,
    /** It breaks. */
    BREAKS
  }

  public Consequence {
    differences = List.copyOf(differences);
    reasons = List.copyOf(reasons);
    suggestions = List.copyOf(suggestions);
  }
}
