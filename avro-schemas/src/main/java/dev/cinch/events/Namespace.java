package dev.cinch.events;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a suite puts before the names of its topics and groups, so that several share a broker.
 *
 * @param prefix what it puts there, such as {@code staging.}; nothing, where the suite is alone
 */
public record Namespace(String prefix) {

  /** That of a suite which has the broker to itself. */
  public static final Namespace NONE = new Namespace("");

  /** Refuses a prefix that no name could begin with. */
  public Namespace {
    if (!prefix.matches("[a-zA-Z0-9._-]{0,100}")) {
      throw new IllegalArgumentException(
          "Cannot put '%s' before the names of topics: use up to 100 of the characters a-z, A-Z, 0-9, '.', '_' and '-'"
              .formatted(prefix));
    }
  }

  /** The suite's own topic of this kind. */
  public <T extends SpecificRecord> TopicDefinition<T> topic(TopicDefinition<T> topic) {
    return topic.named(prefix + topic.name());
  }

  /** Every topic of the suite, in the order of {@link Topics#all()}. */
  public List<TopicDefinition<?>> topics() {
    return Topics.all().stream().<TopicDefinition<?>>map(this::topic).toList();
  }

  /** The suite's own consumer group, share group or transactional id of this name. */
  public String group(String name) {
    return prefix + name;
  }
}
