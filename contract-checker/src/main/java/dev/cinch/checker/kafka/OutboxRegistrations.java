package dev.cinch.checker.kafka;

import dev.cinch.backbone.outbox.Outbox;
import dev.cinch.checker.contract.ContractVersion;
import dev.cinch.checker.contract.Registrations;
import dev.cinch.events.Topics;
import org.springframework.stereotype.Component;

@Component
final class OutboxRegistrations implements Registrations {

  private final Outbox outbox;

  OutboxRegistrations(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void announce(ContractVersion version) {
    outbox.append(
        Topics.CONTRACT_REGISTRATION,
        ContractRegisteredMapper.recordKey(version.contract().key()),
        ContractRegisteredMapper.event(version));
  }
}
