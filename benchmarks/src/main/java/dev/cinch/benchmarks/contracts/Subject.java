package dev.cinch.benchmarks.contracts;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One kind of event of a large shop, with a field that becomes required. */
record Subject(int number) {

  /** As wide as events often are. */
  private static final int OTHER_FIELDS = 20;

  static final String FIELD = "tier";

  String topic() {
    return "shop.events" + number;
  }

  String name() {
    return topic() + "-value";
  }

  String migration() {
    return "events" + number + "-" + FIELD;
  }

  /** While the column is being filled. */
  String filling() {
    return schema("[\"null\", \"string\"], \"default\": null");
  }

  /** After TIGHTEN. */
  String tight() {
    return schema("\"string\"");
  }

  private String schema(String type) {
    String others =
        IntStream.range(0, OTHER_FIELDS)
            .mapToObj("{\"name\": \"field%d\", \"type\": \"string\"}"::formatted)
            .collect(Collectors.joining(", "));
    return "{\"type\": \"record\", \"name\": \"Event%d\", \"namespace\": \"shop\", \"fields\": [%s, {\"name\": \"%s\", \"type\": %s}]}"
        .formatted(number, others, FIELD, type);
  }

  /** The contract of one of its consumers. */
  String contract(String group) {
    return """
        {"topic": "%s", "owner": "team-%d", "kind": "KAFKA_CONSUMER", "readerSchema": "%s",
         "groups": ["%s"], "language": "java", "compatibilitySuffices": true}
        """
        .formatted(topic(), number % 50, filling().replace("\"", "\\\""), group);
  }
}
