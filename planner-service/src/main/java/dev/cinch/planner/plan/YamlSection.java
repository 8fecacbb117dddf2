package dev.cinch.planner.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A mapping of a YAML file that is read key by key. Problems are gathered with their places, so
 * that an author sees all of them at once; a value that can't be had stands in for the real one
 * until then.
 */
final class YamlSection {

  private final String path;
  private final Node node;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final Collection<String> asked = new TreeSet<>();
  private final List<PlanProblem> problems;

  YamlSection(String path, Node node, List<PlanProblem> problems) {
    this.path = path;
    this.node = node;
    this.problems = problems;
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::enter);
    } else {
      problem(node, "%s must be a mapping of keys to values".formatted(describe()));
    }
  }

  private void enter(NodeTuple entry) {
    if (entry.getKeyNode() instanceof ScalarNode key) {
      if (entries.putIfAbsent(key.getValue(), entry) != null) {
        problem(key, "key \"%s\" stands here a second time".formatted(key.getValue()));
      }
    } else {
      problem(entry.getKeyNode(), "a key must be a plain word");
    }
  }

  String text(String key) {
    return optionalText(key).orElseGet(() -> missing(key, ""));
  }

  Optional<String> optionalText(String key) {
    return value(key).flatMap(found -> scalar(key, found));
  }

  <T> T parsed(String key, Function<String, T> parser, T standIn) {
    return optionalText(key)
        .flatMap(text -> parse(key, text, parser))
        .orElseGet(() -> missing(key, standIn));
  }

  <T> Optional<T> optionalParsed(String key, Function<String, T> parser) {
    return optionalText(key).flatMap(text -> parse(key, text, parser));
  }

  <T> T parsedOr(String key, Function<String, T> parser, T absent) {
    return optionalParsed(key, parser).orElse(absent);
  }

  /** False where something else stands in its place, which is a problem already. */
  boolean isMapping() {
    return node instanceof MappingNode;
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /** Whether a key's value is that one word. */
  boolean says(String key, String word) {
    return value(key)
        .filter(found -> found instanceof ScalarNode scalar && scalar.getValue().equals(word))
        .isPresent();
  }

  Optional<YamlSection> section(String key) {
    return value(key).map(found -> new YamlSection(join(key), found, problems));
  }

  List<YamlSection> sections(String key) {
    List<YamlSection> found = new ArrayList<>();
    for (Node item : items(key)) {
      found.add(new YamlSection(join(key) + "[" + found.size() + "]", item, problems));
    }
    return found;
  }

  <T> List<T> list(String key, Function<String, T> parser) {
    List<T> found = new ArrayList<>();
    for (Node item : items(key)) {
      scalar(key, item).flatMap(text -> parse(key, text, parser)).ifPresent(found::add);
    }
    return found;
  }

  /** A single value, or a list of them. */
  <T> List<T> oneOrMore(String key, Function<String, T> parser) {
    return isList(key) ? list(key, parser) : optionalParsed(key, parser).stream().toList();
  }

  boolean isList(String key) {
    return value(key).filter(SequenceNode.class::isInstance).isPresent();
  }

  /** Says of a key's value what is wrong with it. */
  void refuse(String key, String why) {
    problem(value(key).orElse(node), why);
  }

  /** The same of a value within another. */
  void refuseIn(String section, String key, String why) {
    section(section).ifPresent(found -> found.refuse(key, why));
  }

  /** To be called last: keys that nobody asked for are problems, with the nearest valid one. */
  void refuseUnknownKeys() {
    entries.forEach(
        (key, entry) -> {
          if (!asked.contains(key)) {
            problem(
                entry.getKeyNode(),
                "unknown key \"%s\"%s%s"
                    .formatted(
                        key,
                        path.isEmpty() ? "" : " in " + path,
                        NearestWord.to(key, asked)
                            .map("; did you mean \"%s\"?"::formatted)
                            .orElse("")));
          }
        });
  }

  private <T> Optional<T> parse(String key, String text, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException refused) {
      refuse(key, "%s: %s".formatted(join(key), refused.getMessage()));
      return Optional.empty();
    }
  }

  private List<Node> items(String key) {
    Optional<Node> found = value(key);
    if (found.isEmpty()) {
      return List.of();
    }
    if (found.get() instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    problem(found.get(), "%s must be a list".formatted(join(key)));
    return List.of();
  }

  private Optional<Node> value(String key) {
    asked.add(key);
    return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
  }

  private Optional<String> scalar(String key, Node found) {
    if (found instanceof ScalarNode scalar) {
      if (!scalar.getValue().isBlank()) {
        return Optional.of(scalar.getValue());
      }
      problem(found, "%s must not be empty".formatted(join(key)));
      return Optional.empty();
    }
    problem(found, "%s must be a single value".formatted(join(key)));
    return Optional.empty();
  }

  private <T> T missing(String key, T standIn) {
    if (!entries.containsKey(key)) {
      problem(node, "%s lacks \"%s\"".formatted(describe(), key));
    }
    return standIn;
  }

  private String describe() {
    return path.isEmpty() ? "the plan" : path;
  }

  private String join(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private void problem(Node place, String message) {
    problems.add(PlanProblem.at(Place.of(place), message));
  }
}
