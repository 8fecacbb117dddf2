package dev.cinch.events;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * What one topic is: its name, what orders it, what it carries and how long it keeps it.
 *
 * @param <T> the record that it carries
 * @param name the topic's name
 * @param key what its records are keyed by, in words; the key itself is a UTF-8 string
 * @param record the generated class of the record that it carries
 * @param partitions how many partitions it has
 * @param retention how long it keeps records
 */
public record TopicDefinition<T extends SpecificRecord>(
    String name, String key, Class<T> record, int partitions, Retention retention) {

  /** What a topic of dead letters adds to the name of the topic whose records it takes. */
  public static final String DEAD_LETTER_SUFFIX = "-dlt";

  /** Refuses a definition that no broker could hold. */
  public TopicDefinition {
    if (!name.matches("[a-zA-Z0-9._-]{1,245}")) {
      throw new IllegalArgumentException(
          "Cannot define topic '%s': a name has 1 to 245 of the characters a-z, A-Z, 0-9, '.', '_' and '-'"
              .formatted(name));
    }
    if (partitions < 1) {
      throw new IllegalArgumentException(
          "Cannot define topic %s with %d partitions: it needs at least one"
              .formatted(name, partitions));
    }
  }

  /** The schema that its records are written with. */
  public Schema schema() {
    return SpecificData.get().getSchema(record);
  }

  /** The registry's subject of its values, by Confluent's TopicNameStrategy. */
  public String subject() {
    return name + "-value";
  }

  /** The topic that takes the records which can't be handled, as the bytes that came. */
  public String deadLetters() {
    return name + DEAD_LETTER_SUFFIX;
  }

  /** The same topic under another name: for a test, or for a second suite on the same broker. */
  public TopicDefinition<T> named(String otherName) {
    return new TopicDefinition<>(otherName, key, record, partitions, retention);
  }
}
