package dev.cinch.checker.contract;

/** Is told of each change, within the transaction that keeps it. */
@FunctionalInterface
public interface ContractListener {

  void changed(ContractKey key);
}
