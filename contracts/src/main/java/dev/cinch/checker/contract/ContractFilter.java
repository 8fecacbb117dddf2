package dev.cinch.checker.contract;

import org.jspecify.annotations.Nullable;

/** Which contracts are wanted; null: whichever. */
public record ContractFilter(
    @Nullable String environment,
    @Nullable String consumer,
    @Nullable String subject,
    @Nullable String topic,
    @Nullable String owner,
    @Nullable ConsumerKind kind,
    boolean withRemoved) {

  /** The contracts that hold on a subject. */
  public static ContractFilter onSubject(String environment, String subject) {
    return new ContractFilter(environment, null, subject, null, null, null, false);
  }

  /** The contracts that hold and name a topic, whatever their subject. */
  public static ContractFilter onTopic(String environment, String topic) {
    return new ContractFilter(environment, null, null, topic, null, null, false);
  }
}
