package dev.cinch.planner.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The keys of a plan file as a document, from the published schema of plan files. */
final class PlanReference {

  private static final String HEAD =
      """
      # Plan reference

      Every key of a plan file, made from its [JSON Schema]\
      (../planner-service/src/main/resources/static/plan.schema.json), which the planner serves at
      `/plan.schema.json`. What the keys do together, with examples, is in [plans.md](plans.md).

      `[]` is each item of a list. A *duration* is `500ms`, `30s`, `15m`, `36h`, `7d` or ISO 8601, a *size*
      `512MB` or `4GB`, a *share* `150%`. Where *SQL* is asked for, a number or `true` will do, too.
      """;

  private static final String TABLE =
      """

      | key | value | |
      |---|---|---|
      """;

  /** Definitions that have a name of their own for a reader. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "words", "text",
          "value", "SQL",
          "name", "name",
          "names", "list of names",
          "duration", "duration",
          "size", "size",
          "share", "share",
          "count", "number");

  private final JsonNode schema;
  private final StringBuilder text = new StringBuilder(HEAD);

  private PlanReference(JsonNode schema) {
    this.schema = schema;
  }

  static String of(JsonNode schema) {
    PlanReference reference = new PlanReference(schema);
    reference.write();
    return reference.text.toString();
  }

  private void write() {
    text.append(TABLE);
    List<String> sections = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : schema.get("properties").properties()) {
      row(entry.getKey(), entry.getValue(), isRequired(schema, entry.getKey()));
      if (hasKeys(entry.getValue())) {
        sections.add(entry.getKey());
      }
    }
    for (String section : sections) {
      text.append("\n## ").append(section).append('\n').append(TABLE);
      keys(section, schema.get("properties").get(section));
    }
  }

  private static boolean hasKeys(JsonNode node) {
    return node.has("properties") || node.path("items").has("properties");
  }

  private void keys(String path, JsonNode node) {
    JsonNode object = node.has("items") ? node.get("items") : node;
    String prefix = node.has("items") ? path + "[]." : path + ".";
    for (Map.Entry<String, JsonNode> entry : object.path("properties").properties()) {
      row(prefix + entry.getKey(), entry.getValue(), isRequired(object, entry.getKey()));
      if (hasKeys(entry.getValue())) {
        keys(prefix + entry.getKey(), entry.getValue());
      }
    }
  }

  private void row(String key, JsonNode node, boolean required) {
    String description = node.path("description").asString("");
    text.append("| `%s` | %s | %s |\n".formatted(key, value(node), said(required, description)));
  }

  private static String said(boolean required, String description) {
    if (!required) {
      return description;
    }
    return description.isEmpty() ? "**required**" : "**required.** " + description;
  }

  private static boolean isRequired(JsonNode object, String key) {
    return elements(object.path("required")).stream().anyMatch(it -> it.asString().equals(key));
  }

  private String value(JsonNode node) {
    if (node.has("$ref")) {
      String name = node.get("$ref").asString().replace("#/$defs/", "");
      String known = KNOWN.get(name);
      return known == null ? value(schema.get("$defs").get(name)) : known;
    }
    if (node.has("enum")) {
      return elements(node.get("enum")).stream()
          .map(word -> "`" + word.asString() + "`")
          .collect(Collectors.joining(", "));
    }
    if (node.has("const")) {
      return "`" + node.get("const").asString() + "`";
    }
    if (node.has("oneOf") && !node.has("type")) {
      return elements(node.get("oneOf")).stream()
          .map(this::value)
          .collect(Collectors.joining(", or "));
    }
    return ofType(node);
  }

  private String ofType(JsonNode node) {
    return switch (node.path("type").asString("")) {
      case "string" -> "text";
      case "boolean" -> "`true` or `false`";
      case "integer" -> "whole number" + from(node);
      case "number" -> "number" + from(node);
      case "array" -> hasKeys(node) ? "list" : "list of " + value(node.get("items"));
      case "object" -> mapping(node);
      default ->
          throw new IllegalArgumentException(
              "Cannot say what %s may be: teach this test".formatted(node));
    };
  }

  private static String from(JsonNode node) {
    return node.has("minimum") ? " from " + node.get("minimum").asString() : "";
  }

  /** A small one, which has no rows of its own, is written out. */
  private String mapping(JsonNode node) {
    if (node.path("additionalProperties").isObject()) {
      return "mapping of names to " + value(node.get("additionalProperties"));
    }
    boolean small =
        node.path("properties").properties().stream()
            .allMatch(
                entry -> entry.getValue().has("$ref") && !entry.getValue().has("description"));
    return small
        ? node.get("properties").properties().stream()
            .map(entry -> "`%s`: %s".formatted(entry.getKey(), value(entry.getValue())))
            .collect(Collectors.joining(", ", "", ""))
        : "mapping";
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(Objects.requireNonNull(array).spliterator(), false).toList();
  }
}
