package dev.cinch.backbone.topics;

import dev.cinch.events.Retention;
import dev.cinch.events.TopicDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A topic as it should be on a broker.
 *
 * @param name its name
 * @param partitions how many partitions it has
 * @param settings its settings, by their Kafka names
 */
record ExpectedTopic(String name, int partitions, Map<String, String> settings) {

  /** Dead letters are looked at by people, who are not there every day. */
  private static final Retention DEAD_LETTERS_KEPT = Retention.days(30);

  /** A record goes there uncompressed and with more headers than it came with. */
  private static final int LONGEST_DEAD_LETTER = 16 << 20;

  /** A topic and the topic of its dead letters. */
  static List<ExpectedTopic> of(TopicDefinition<?> topic) {
    Map<String, String> deadLetterSettings = new HashMap<>(DEAD_LETTERS_KEPT.settings());
    deadLetterSettings.put("max.message.bytes", Integer.toString(LONGEST_DEAD_LETTER));
    return List.of(
        new ExpectedTopic(topic.name(), topic.partitions(), topic.retention().settings()),
        new ExpectedTopic(topic.deadLetters(), 1, deadLetterSettings));
  }

  NewTopic creation(short replicationFactor) {
    return new NewTopic(name, partitions, replicationFactor).configs(settings);
  }

  /** What is wrong with a topic that is there, each with its remedy. */
  List<String> differences(int presentPartitions, Map<String, String> presentSettings) {
    List<String> differences = new ArrayList<>();
    if (presentPartitions != partitions) {
      differences.add(
          "topic %s has %d partitions and should have %d; delete it if its records may go, else copy them to a topic with %d: partitions can't be taken away, and added ones break the order by key"
              .formatted(name, presentPartitions, partitions, partitions));
    }
    settings.forEach(
        (setting, value) -> {
          String present = presentSettings.getOrDefault(setting, "unset");
          if (!present.equals(value)) {
            differences.add(
                "topic %s has %s=%s and should have %s; set it by kafka-configs --alter --topic %s --add-config %s=%s, or delete the topic if its records may go"
                    .formatted(name, setting, present, value, name, setting, value));
          }
        });
    return differences;
  }
}
