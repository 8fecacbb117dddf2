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
}
