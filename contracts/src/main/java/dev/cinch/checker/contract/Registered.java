package dev.cinch.checker.contract;

/**
 * What came of a registration.
 *
 * @param version the version that holds now
 * @param effect what the registration did
 */
public record Registered(ContractVersion version, Effect effect) {

  /** What a registration did. */
  public enum Effect {
    /** There was no such contract, or it had been removed. */
    CREATED,
    /** It said something else before. */
    CHANGED,
    /** It said the same before: nothing was kept or announced. */
    UNCHANGED
  }
}
