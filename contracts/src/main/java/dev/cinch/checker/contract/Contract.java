package dev.cinch.checker.contract;

/**
 * What one consumer reads. Valid: it comes from {@link ContractDraft#accept}. Two contracts are
 * equal when they say the same.
 */
public record Contract(
    ContractKey key,
    ConsumerKind kind,
    Responsible responsible,
    Reading reading,
    Deployment deployment) {

  /** Whether it is about records on the topic: it names that topic or none. */
  public boolean covers(String topic) {
    return reading.topic() == null || reading.topic().equals(topic);
  }

  /** Whether its owner's answer says what no schema and no group can: it is no Kafka consumer. */
  public boolean isClearedByItsOwner() {
    return kind != ConsumerKind.KAFKA_CONSUMER;
  }
}
