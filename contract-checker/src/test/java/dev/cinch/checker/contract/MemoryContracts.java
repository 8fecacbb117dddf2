package dev.cinch.checker.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Contracts in memory, by the rules of the port. */
public final class MemoryContracts implements Contracts {

  private final Map<ContractKey, List<ContractVersion>> versions = new HashMap<>();

  /** Lets a contract hold from now on. */
  public void hold(Contract contract) {
    keep(ContractVersion.first(contract, Instant.EPOCH, null));
  }

  @Override
  public Optional<ContractVersion> find(ContractKey key) {
    return history(key).stream().findFirst();
  }

  @Override
  public void keep(ContractVersion version) {
    ContractKey key = version.contract().key();
    if (version.version() != history(key).size() + 1) {
      throw new ContractChanged(key);
    }
    versions.computeIfAbsent(key, absent -> new ArrayList<>()).add(0, version);
  }

  @Override
  public List<ContractVersion> history(ContractKey key) {
    return List.copyOf(versions.getOrDefault(key, List.of()));
  }

  @Override
  public List<ContractVersion> matching(ContractFilter filter) {
    return versions.values().stream()
        .map(history -> history.get(0))
        .filter(version -> !version.removed() || filter.withRemoved())
        .filter(version -> isOn(version.contract(), filter))
        .toList();
  }

  private static boolean isOn(Contract contract, ContractFilter filter) {
    boolean environment =
        filter.environment() == null || contract.key().environment().equals(filter.environment());
    boolean subject = filter.subject() == null || contract.key().subject().equals(filter.subject());
    boolean topic = filter.topic() == null || filter.topic().equals(contract.reading().topic());
    return environment && subject && topic;
  }
}
