package dev.cinch.checker.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contract as it was from some moment on.
 *
 * @param version raised by each change, from 1
 * @param removed whether it ended there; what it said is kept
 * @param registeredAt when, by the clock of who registered it
 * @param registeredBy who registered or removed it; null where nobody said so
 */
public record ContractVersion(
    Contract contract,
    int version,
    boolean removed,
    Instant registeredAt,
    @Nullable String registeredBy) {

  static ContractVersion first(Contract contract, Instant at, @Nullable String by) {
    return new ContractVersion(contract, 1, false, at, by);
  }

  ContractVersion changedTo(Contract next, Instant at, @Nullable String by) {
    return new ContractVersion(next, version + 1, false, at, by);
  }

  ContractVersion removedAt(Instant at, @Nullable String by) {
    return new ContractVersion(contract, version + 1, true, at, by);
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
