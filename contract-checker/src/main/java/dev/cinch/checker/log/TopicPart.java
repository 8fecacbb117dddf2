package dev.cinch.checker.log;

/** The keys or the values of a topic's records. */
public record TopicPart(String topic, Part part) {

  /** Which of a record's two parts. */
  public enum Part {
    /** The key. */
    KEY,
    /** The value. */
    VALUE
  }

  /**
   * Where a subject's data stands in a topic: by TopicNameStrategy the key's has its own subject.
   */
  public static TopicPart of(String topic, String subject) {
    return new TopicPart(topic, subject.equals(topic + "-key") ? Part.KEY : Part.VALUE);
  }
}
