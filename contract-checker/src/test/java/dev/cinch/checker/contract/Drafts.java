package dev.cinch.checker.contract;

import dev.cinch.checker.compatibility.Binding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Drafts of contracts for tests. */
public final class Drafts {

  private static final String READER =
      "{\"type\":\"record\",\"name\":\"Order\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"}]}";

  private Drafts() {}

  /** A Kafka consumer with one group of its own name. */
  public static Contract kafkaConsumer(String consumer, String subject) {
    return draft("test", consumer, subject, "KAFKA_CONSUMER", READER, List.of(consumer)).accept();
  }

  /** The same, which takes fields by their position. */
  public static Contract byPosition(String consumer, String subject) {
    Contract contract = kafkaConsumer(consumer, subject);
    Reading reading = contract.reading();
    return new Contract(
        contract.key(),
        contract.kind(),
        contract.responsible(),
        new Reading(
            reading.topic(),
            reading.readerSchema(),
            reading.fields(),
            reading.groups(),
            reading.retryTopics(),
            Binding.BY_POSITION),
        contract.deployment());
  }

  static ContractDraft binding(String binds) {
    return bare("team-billing", binds);
  }

  static ContractDraft draft(
      @Nullable String environment,
      @Nullable String consumer,
      @Nullable String subject,
      @Nullable String kind,
      @Nullable String readerSchema,
      @Nullable List<@Nullable String> groups) {
    return new ContractDraft(
        environment,
        consumer,
        subject,
        "orders",
        "team-billing",
        kind,
        readerSchema,
        List.of("id"),
        groups,
        "java",
        "avro 1.12.1",
        "7",
        null,
        null,
        null,
        null);
  }

  static ContractDraft owned(@Nullable String owner) {
    return bare(owner, null);
  }

  /** That says no more than it has to. */
  private static ContractDraft bare(@Nullable String owner, @Nullable String binds) {
    return new ContractDraft(
        "test",
        "billing",
        "orders-value",
        "orders",
        owner,
        "KAFKA_CONSUMER",
        READER,
        null,
        List.of("billing"),
        null,
        null,
        null,
        null,
        null,
        null,
        binds);
  }
}
