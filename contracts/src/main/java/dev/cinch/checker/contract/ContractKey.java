package dev.cinch.checker.contract;

/**
 * Whose contract on what, where.
 *
 * @param environment where it holds
 * @param consumer who reads
 * @param subject the registry's subject that is read
 */
public record ContractKey(String environment, String consumer, String subject) {

  @Override
  public String toString() {
    return "of %s on %s in %s".formatted(consumer, subject, environment);
  }
}
