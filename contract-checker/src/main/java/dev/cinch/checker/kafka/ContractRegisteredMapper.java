package dev.cinch.checker.kafka;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.ContractDraft;
import dev.cinch.checker.contract.ContractKey;
import dev.cinch.checker.contract.ContractVersion;
import dev.cinch.checker.contract.Reading;
import dev.cinch.events.ConsumerKind;
import dev.cinch.events.ContractRegistered;
import java.util.ArrayList;

/** Reads and writes {@link ContractRegistered}. */
final class ContractRegisteredMapper {

  private ContractRegisteredMapper() {}

  static ContractDraft draft(ContractRegistered event) {
    return new ContractDraft(
        event.getEnvironment(),
        event.getConsumer(),
        event.getSubject(),
        event.getTopic(),
        event.getOwner(),
        event.getKind().name(),
        event.getReaderSchema(),
        new ArrayList<>(event.getFields()),
        new ArrayList<>(event.getGroups()),
        event.getLanguage(),
        event.getLibrary(),
        event.getVersion(),
        event.getNotify(),
        new ArrayList<>(event.getRetryTopics()),
        event.getCompatibilitySuffices(),
        event.getBinds());
  }

  static ContractKey key(ContractRegistered event) {
    return new ContractKey(event.getEnvironment(), event.getConsumer(), event.getSubject());
  }

  /** The record's key: none of the three has a slash. */
  static String recordKey(ContractKey key) {
    return String.join("/", key.environment(), key.consumer(), key.subject());
  }

  static ContractRegistered event(ContractVersion version) {
    Contract contract = version.contract();
    Reading reading = contract.reading();
    AvroSchema schema = reading.readerSchema();
    return ContractRegistered.newBuilder()
        .setEnvironment(contract.key().environment())
        .setConsumer(contract.key().consumer())
        .setSubject(contract.key().subject())
        .setTopic(reading.topic())
        .setOwner(contract.responsible().owner())
        .setKind(ConsumerKind.valueOf(contract.kind().name()))
        .setReaderSchema(schema == null ? null : schema.toString())
        .setFields(reading.fields())
        .setGroups(reading.groups())
        .setLanguage(contract.deployment().language())
        .setLibrary(contract.deployment().library())
        .setVersion(contract.deployment().version())
        .setNotify(contract.responsible().notifyAt())
        .setRetryTopics(reading.retryTopics())
        .setCompatibilitySuffices(!contract.responsible().answerNeeded())
        .setBinds(reading.binds().word())
        .setRemoved(version.removed())
        .setRegisteredAt(version.registeredAt())
        .setRegisteredBy(version.registeredBy())
        .build();
  }
}
