package dev.cinch.checker.contract;

import dev.cinch.checker.contract.Registered.Effect;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Registers contracts. Idempotent by content: what says the same as before is no change. So the
 * event that announces a change made here changes nothing when it comes back. Every method runs in
 * a transaction of its caller.
 */
public final class RegisterContract {

  private static final Duration CLOCKS_MAY_DIFFER_BY = Duration.ofMinutes(5);

  private final Contracts contracts;
  private final Registrations registrations;
  private final ContractListener listener;
  private final Clock clock;

  public RegisterContract(
      Contracts contracts, Registrations registrations, ContractListener listener, Clock clock) {
    this.contracts = contracts;
    this.registrations = registrations;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * Registers a contract that was sent to us, and announces it.
   *
   * @param by who sent it
   */
  public Registered register(Contract contract, String by) {
    Optional<ContractVersion> before = contracts.find(contract.key());
    if (before.isPresent() && before.get().says(contract)) {
      return new Registered(before.get(), Effect.UNCHANGED);
    }
    ContractVersion next =
        before
            .map(version -> version.changedTo(contract, version.next(now()), by))
            .orElseGet(() -> ContractVersion.first(contract, now(), by));
    keep(next);
    registrations.announce(next);
    boolean held = before.isPresent() && !before.get().removed();
    return new Registered(next, held ? Effect.CHANGED : Effect.CREATED);
  }

  /**
   * Ends a contract, and announces that.
   *
   * @param by who asked for it
   */
  public ContractVersion remove(ContractKey key, String by) {
    ContractVersion holding =
        contracts
            .find(key)
            .filter(version -> !version.removed())
            .orElseThrow(() -> new NoSuchContract("remove", key));
    ContractVersion removed = holding.removedAt(holding.next(now()), by);
    keep(removed);
    registrations.announce(removed);
    return removed;
  }

  /**
   * Takes note of a registration that was announced by somebody, perhaps by us.
   *
   * @param by who registered it, as far as the announcement says
   */
  public void heard(Contract contract, Instant registeredAt, @Nullable String by) {
    refuseFuture(contract, registeredAt);
    Optional<ContractVersion> before = contracts.find(contract.key());
    if (before.isEmpty()) {
      keep(ContractVersion.first(contract, registeredAt, by));
    } else if (isNews(before.get(), registeredAt) && !before.get().says(contract)) {
      keep(before.get().changedTo(contract, registeredAt, by));
    }
  }

  /** Takes note of the end of a contract that was announced by somebody, perhaps by us. */
  public void heardRemoval(ContractKey key, Instant registeredAt, @Nullable String by) {
    contracts
        .find(key)
        .filter(version -> !version.removed() && isNews(version, registeredAt))
        .ifPresent(version -> keep(version.removedAt(registeredAt, by)));
  }

  /** Of events that come late or out of order, those that were registered before count no more. */
  private static boolean isNews(ContractVersion before, Instant registeredAt) {
    return !registeredAt.isBefore(before.registeredAt());
  }

  private void refuseFuture(Contract contract, Instant registeredAt) {
    if (registeredAt.isAfter(now().plus(CLOCKS_MAY_DIFFER_BY))) {
      ContractKey key = contract.key();
      throw new InvalidContract(
          key.consumer(),
          key.subject(),
          List.of(
              new Violation(
                  "registered_at",
                  "is %s, which is in the future and would outlast every change until then"
                      .formatted(registeredAt))));
    }
  }

  private void keep(ContractVersion version) {
    contracts.keep(version);
    listener.changed(version.contract().key());
  }

  /** As fine as an event carries it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
