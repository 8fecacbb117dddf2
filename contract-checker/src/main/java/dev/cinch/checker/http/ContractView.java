package dev.cinch.checker.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.contract.ConsumerKind;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.ContractVersion;
import dev.cinch.checker.contract.Reading;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a contract as it is shown.
 *
 * @param version the consumer's own version, as it was sent
 * @param contractVersion the contract's, raised by each change
 * @param registeredBy who registered or removed it; null where an event did not say
 */
record ContractView(
    String environment,
    String consumer,
    String subject,
    @Nullable String topic,
    String owner,
    ConsumerKind kind,
    @Nullable String readerSchema,
    List<String> fields,
    List<String> groups,
    @Nullable String language,
    @Nullable String library,
    @Nullable String version,
    @JsonProperty("notify") @Nullable String notifyAt,
    List<String> retryTopics,
    boolean compatibilitySuffices,
    String binds,
    int contractVersion,
    boolean removed,
    Instant registeredAt,
    @Nullable String registeredBy) {

  static ContractView of(ContractVersion version) {
    Contract contract = version.contract();
    Reading reading = contract.reading();
    AvroSchema schema = reading.readerSchema();
    return new ContractView(
        contract.key().environment(),
        contract.key().consumer(),
        contract.key().subject(),
        reading.topic(),
        contract.responsible().owner(),
        contract.kind(),
        schema == null ? null : schema.toString(),
        reading.fields(),
        reading.groups(),
        contract.deployment().language(),
        contract.deployment().library(),
        contract.deployment().version(),
        contract.responsible().notifyAt(),
        reading.retryTopics(),
        !contract.responsible().answerNeeded(),
        reading.binds().word(),
        version.version(),
        version.removed(),
        version.registeredAt(),
        version.registeredBy());
  }
}
