package dev.cinch.events;

import dev.cinch.events.Retention.Compacted;
import dev.cinch.events.Retention.Timed;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.Schema.Type;

/** The topics and their records as a document, from the schemas. */
final class EventReference {

  private static final String HEAD =
      """
      # Event reference

      Every topic and every record, made from the schemas in [avro-schemas]\
      (../avro-schemas/README.md). How to read them so that nothing goes wrong is in
      [consumers.md](consumers.md).

      Names of topics come after the suite's namespace, where it has one (`CINCH_NAMESPACE`). Keys are UTF-8
      text, values Avro in Confluent's framing under the subject `<topic>-value`. A record that its reader
      can't handle goes to `<topic>-dlt`.

      | topic | key | record | partitions | kept |
      |---|---|---|---|---|
      """;

  private final StringBuilder text = new StringBuilder(HEAD);

  /** Records and enums that several records use have a chapter of their own. */
  private final Map<String, Schema> shared = new LinkedHashMap<>();

  private EventReference() {}

  static String ofAllTopics() {
    EventReference reference = new EventReference();
    reference.write();
    return reference.text.toString();
  }

  private void write() {
    Topics.all().forEach(this::topic);
    List<Schema> records = Topics.all().stream().map(TopicDefinition::schema).distinct().toList();
    findShared(records);
    for (Schema record : records) {
      chapter("##", record);
      own(record).forEach(nested -> chapter("###", nested));
    }
    text.append("\n## Types that several records use\n");
    shared.values().forEach(type -> chapter("###", type));
  }

  private void topic(TopicDefinition<?> topic) {
    String record = topic.record().getSimpleName();
    text.append(
        "| `%s` | %s | [%s](#%s) | %d | %s |\n"
            .formatted(
                topic.name(),
                topic.key(),
                record,
                anchor(record),
                topic.partitions(),
                kept(topic.retention())));
  }

  private static String kept(Retention retention) {
    if (retention instanceof Timed timed) {
      long days = timed.duration().toDays();
      return days == 1 ? "1 day" : days + " days";
    }
    return retention instanceof Compacted ? "the latest of each key" : retention.toString();
  }

  private void findShared(List<Schema> records) {
    Map<String, Integer> uses = new LinkedHashMap<>();
    for (Schema record : records) {
      Map<String, Schema> named = new LinkedHashMap<>();
      collect(record, named);
      named.values().forEach(type -> uses.merge(type.getName(), 1, Integer::sum));
      named.values().stream()
          .filter(type -> uses.getOrDefault(type.getName(), 0) > 1)
          .forEach(type -> shared.put(type.getName(), type));
    }
    records.forEach(record -> shared.remove(record.getName()));
  }

  private List<Schema> own(Schema record) {
    Map<String, Schema> named = new LinkedHashMap<>();
    collect(record, named);
    named.remove(record.getName());
    named.keySet().removeAll(shared.keySet());
    return List.copyOf(named.values());
  }

  private static void collect(Schema schema, Map<String, Schema> named) {
    switch (schema.getType()) {
      case RECORD -> {
        if (named.putIfAbsent(schema.getName(), schema) == null) {
          schema.getFields().forEach(field -> collect(field.schema(), named));
        }
      }
      case ENUM -> named.putIfAbsent(schema.getName(), schema);
      case ARRAY -> collect(schema.getElementType(), named);
      case MAP -> collect(schema.getValueType(), named);
      case UNION -> schema.getTypes().forEach(type -> collect(type, named));
      default -> {}
    }
  }

  private void chapter(String level, Schema type) {
    text.append("\n%s %s\n\n%s\n".formatted(level, type.getName(), type.getDoc()));
    if (type.getType() == Type.ENUM) {
      text.append(
          "\n%s. A reader that does not know a symbol reads `%s`.\n"
              .formatted(
                  type.getEnumSymbols().stream()
                      .map(symbol -> "`" + symbol + "`")
                      .collect(Collectors.joining(", ")),
                  type.getEnumDefault()));
      return;
    }
    text.append("\n| field | type | default | |\n|---|---|---|---|\n");
    type.getFields().forEach(this::field);
  }

  private void field(Field field) {
    text.append(
        "| `%s` | %s | %s | %s |\n"
            .formatted(field.name(), type(field.schema()), byDefault(field), cell(field.doc())));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static String byDefault(Field field) {
    if (!field.hasDefaultValue()) {
      return "";
    }
    Object value = field.defaultVal();
    return value == JsonProperties.NULL_VALUE ? "`null`" : "`" + value + "`";
  }

  private String type(Schema schema) {
    if (schema.getLogicalType() != null) {
      return schema.getLogicalType().getName();
    }
    return switch (schema.getType()) {
      case RECORD, ENUM -> "[%s](#%s)".formatted(schema.getName(), anchor(schema.getName()));
      case ARRAY -> "list of " + type(schema.getElementType());
      case MAP -> "map of " + type(schema.getValueType());
      case UNION -> union(schema.getTypes());
      default -> schema.getType().getName();
    };
  }

  private String union(List<Schema> types) {
    Set<String> words = new LinkedHashSet<>();
    types.stream().filter(type -> type.getType() != Type.NULL).map(this::type).forEach(words::add);
    return Stream.concat(
            words.stream(),
            types.stream().anyMatch(type -> type.getType() == Type.NULL)
                ? Stream.of("null")
                : Stream.empty())
        .collect(Collectors.joining(" or "));
  }

  private static String anchor(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
