package dev.cinch.checker.contract;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.InvalidSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A contract as it came in, from outside and unchecked: anything may be missing or wrong. */
public record ContractDraft(
    @Nullable String environment,
    @Nullable String consumer,
    @Nullable String subject,
    @Nullable String topic,
    @Nullable String owner,
    @Nullable String kind,
    @Nullable String readerSchema,
    @Nullable List<@Nullable String> fields,
    @Nullable List<@Nullable String> groups,
    @Nullable String language,
    @Nullable String library,
    @Nullable String version,
    @Nullable String notifyAt,
    @Nullable List<@Nullable String> retryTopics,
    @Nullable Boolean compatibilitySuffices,
    @Nullable String binds) {

  /**
   * The contract, if it is one.
   *
   * @throws InvalidContract with all that is wrong
   */
  public Contract accept() {
    Violations violations = new Violations();
    ContractKey key =
        new ContractKey(
            violations.name("environment", environment),
            violations.name("consumer", consumer),
            violations.subject("subject", subject));
    ConsumerKind known = violations.kind("kind", kind);
    Responsible responsible =
        new Responsible(
            violations.text("owner", owner),
            violations.optionalText("notify", notifyAt),
            answerNeeded(violations, known));
    Reading reading = reading(violations, known);
    Deployment deployment =
        new Deployment(
            violations.optionalText("language", language),
            violations.optionalText("library", library),
            violations.optionalText("version", version));
    violations.throwIfAny(key);
    return new Contract(key, known, responsible, reading, deployment);
  }

  /** What no schema says anything of can't be cleared by compatibility. */
  private boolean answerNeeded(Violations violations, ConsumerKind known) {
    boolean suffices = Boolean.TRUE.equals(compatibilitySuffices);
    if (suffices && known != ConsumerKind.KAFKA_CONSUMER) {
      violations.add(
          "compatibilitySuffices",
          "is true, but a %s decodes no events: its owner has to answer".formatted(known));
    }
    return !suffices;
  }

  private Reading reading(Violations violations, ConsumerKind known) {
    List<String> groupNames = violations.names("groups", groups);
    AvroSchema schema = schema(violations);
    if (known == ConsumerKind.KAFKA_CONSUMER) {
      if (groupNames.isEmpty()) {
        violations.add("groups", "is empty, but a KAFKA_CONSUMER reads through at least one group");
      }
      if (readerSchema == null) {
        violations.add(
            "readerSchema", "is missing, but a KAFKA_CONSUMER decodes with a schema: send it");
      }
    }
    return new Reading(
        violations.topic("topic", topic),
        schema,
        violations.names("fields", fields),
        groupNames,
        violations.topics("retryTopics", retryTopics),
        violations.binding("binds", binds));
  }

  private @Nullable AvroSchema schema(Violations violations) {
    if (readerSchema == null) {
      return null;
    }
    try {
      return AvroSchema.parse(readerSchema);
    } catch (InvalidSchema invalid) {
      violations.add("readerSchema", "is " + decapitalized(invalid.getMessage()));
      return null;
    }
  }

  private static String decapitalized(@Nullable String message) {
    return message == null
        ? "invalid"
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }
}
