package dev.cinch.checker.contract;

import java.util.List;
import java.util.Optional;

/** The contracts that are known, each with all its versions. */
public interface Contracts {

  /** The newest version of a contract, even if it is removed. */
  Optional<ContractVersion> find(ContractKey key);

  /**
   * Keeps a version as the newest, and in the history.
   *
   * @throws ContractChanged if another transaction has kept that version before
   */
  void keep(ContractVersion version);

  /** Every version of a contract, the newest first. */
  List<ContractVersion> history(ContractKey key);

  /** The newest versions that a filter lets through, by environment, subject and consumer. */
  List<ContractVersion> matching(ContractFilter filter);
}
