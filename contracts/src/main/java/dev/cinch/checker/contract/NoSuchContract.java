package dev.cinch.checker.contract;

/** A contract that is asked for is not there, or no longer. */
public final class NoSuchContract extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NoSuchContract(String doing, ContractKey key) {
    super(
        "Cannot %s the contract %s: there is none; GET /api/contracts lists those that hold"
            .formatted(doing, key));
  }
}
