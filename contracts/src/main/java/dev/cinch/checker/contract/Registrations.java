package dev.cinch.checker.contract;

/** The public record of contracts, for everyone to read. */
public interface Registrations {

  /** Announces a version, with the transaction that keeps it. */
  void announce(ContractVersion version);
}
