package dev.cinch.checker.inspection;

import dev.cinch.checker.compatibility.Binding;
import dev.cinch.checker.contract.Contract;

/**
 * A contract that stands in a file or a snapshot.
 *
 * @param contract the contract
 * @param binding how its consumer finds fields
 * @param spot where it stands
 */
public record DeclaredContract(Contract contract, Binding binding, Spot spot) {

  String consumer() {
    return contract.key().consumer();
  }
}
