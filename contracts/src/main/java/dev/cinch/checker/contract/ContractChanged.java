package dev.cinch.checker.contract;

/** Two changes of one contract met. The later one may be tried again, on what is there then. */
public final class ContractChanged extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ContractChanged(ContractKey key) {
    super(
        "Cannot change the contract %s: another change came in between; send yours again"
            .formatted(key));
  }
}
