package dev.cinch.checker.contract;

import java.time.Instant;

/**
 * A contract as it was from some moment on.
 *
 * @param version raised by each change, from 1
 * @param removed whether it ended there; what it said is kept
 * @param registeredAt when, by the clock of who registered it
 */
public record ContractVersion(
    Contract contract, int version, boolean removed, Instant registeredAt) {

  static ContractVersion first(Contract contract, Instant at) {
    return new ContractVersion(contract, 1, false, at);
  }

  ContractVersion changedTo(Contract next, Instant at) {
    return new ContractVersion(next, version + 1, false, at);
  }

  ContractVersion removedAt(Instant at) {
    return new ContractVersion(contract, version + 1, true, at);
  }

  boolean says(Contract other) {
    return !removed && contract.equals(other);
  }

  /**
   * When a change made here now is registered. Later than what is there, so that its event, coming
   * back to us, is never taken for an older one, nor an older one for it.
   */
  Instant next(Instant now) {
    return now.isAfter(registeredAt) ? now : registeredAt.plusMillis(1);
  }
}
