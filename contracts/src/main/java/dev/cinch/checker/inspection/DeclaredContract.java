package dev.cinch.checker.inspection;

import dev.cinch.checker.contract.Contract;
import org.jspecify.annotations.Nullable;

/**
 * A contract that stands in a file.
 *
 * @param contract the contract; where it names no environment, that of production
 * @param environment the environment that it names; null where it leaves that to whoever takes it
 * @param spot where it stands
 */
public record DeclaredContract(Contract contract, @Nullable String environment, Spot spot) {

  String consumer() {
    return contract.key().consumer();
  }
}
