package dev.cinch.cli.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.Deployment;
import dev.cinch.checker.contract.Reading;
import dev.cinch.checker.contract.Responsible;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A contract under the names that the contract checker knows; the rest stands in the path. */
record ConsumerContract(
    @Nullable String environment,
    @Nullable String topic,
    String owner,
    String kind,
    @Nullable String readerSchema,
    List<String> fields,
    List<String> groups,
    @Nullable String language,
    @Nullable String library,
    @Nullable String version,
    @JsonProperty("notify") @Nullable String notifyAt,
    List<String> retryTopics,
    boolean compatibilitySuffices,
    String binds) {

  /**
   * A contract as it is sent.
   *
   * @param environment where it holds; null: where the checker is
   */
  static ConsumerContract of(Contract contract, @Nullable String environment) {
    Reading reading = contract.reading();
    AvroSchema schema = reading.readerSchema();
    Responsible responsible = contract.responsible();
    Deployment deployment = contract.deployment();
    return new ConsumerContract(
        environment,
        reading.topic(),
        responsible.owner(),
        contract.kind().name(),
        schema == null ? null : schema.toString(),
        reading.fields(),
        reading.groups(),
        deployment.language(),
        deployment.library(),
        deployment.version(),
        responsible.notifyAt(),
        reading.retryTopics(),
        !responsible.answerNeeded(),
        reading.binds().word());
  }
}
