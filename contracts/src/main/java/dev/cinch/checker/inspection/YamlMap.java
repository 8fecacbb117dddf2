package dev.cinch.checker.inspection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A mapping of a YAML file that knows where each of its values stands. */
final class YamlMap {

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setUseMarks(true).setMaxAliasesForCollections(10).build();

  private final String file;
  private final Spot spot;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();

  private YamlMap(String file, MappingNode node) {
    this.file = file;
    this.spot = spot(file, node);
    for (NodeTuple entry : node.getValue()) {
      if (entry.getKeyNode() instanceof ScalarNode key) {
        keys.put(key.getValue(), key);
        values.put(key.getValue(), entry.getValueNode());
      }
    }
  }

  /** A file that is not what it should be. */
  static final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final Spot spot;

    Unreadable(Spot spot, String message) {
      super(message);
      this.spot = spot;
    }

    Spot spot() {
      return spot;
    }
  }

  /** The documents of a file, each of them a mapping. */
  static List<YamlMap> read(String file, String text) throws Unreadable {
    try {
      List<YamlMap> maps = new ArrayList<>();
      for (Node node : new Compose(SETTINGS).composeAllFromString(text)) {
        maps.add(map(file, node));
      }
      if (maps.isEmpty()) {
        throw new Unreadable(Spot.startOf(file), "the file is empty");
      }
      return maps;
    } catch (MarkedYamlEngineException malformed) {
      Spot spot =
          malformed
              .getProblemMark()
              .map(mark -> new Spot(file, mark.getLine() + 1, mark.getColumn() + 1))
              .orElse(Spot.startOf(file));
      throw new Unreadable(spot, malformed.getProblem());
    } catch (YamlEngineException malformed) {
      throw new Unreadable(Spot.startOf(file), String.valueOf(malformed.getMessage()));
    }
  }

  private static YamlMap map(String file, Node node) throws Unreadable {
    if (node instanceof MappingNode mapping) {
      refuseSecondKeys(file, mapping);
      return new YamlMap(file, mapping);
    }
    throw new Unreadable(spot(file, node), "here must be a mapping of keys to values");
  }

  private static void refuseSecondKeys(String file, MappingNode mapping) throws Unreadable {
    Set<String> seen = new HashSet<>();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw new Unreadable(spot(file, entry.getKeyNode()), "a key must be a plain word");
      }
      if (!seen.add(key.getValue())) {
        throw new Unreadable(
            spot(file, key), "key \"%s\" stands here a second time".formatted(key.getValue()));
      }
    }
  }

  private static Spot spot(String file, Node node) {
    return node.getStartMark()
        .map(mark -> new Spot(file, mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(Spot.startOf(file));
  }

  Spot spot() {
    return spot;
  }

  /** Of a key's value, or of the whole where the key is missing. */
  Spot spot(String key) {
    Node node = values.get(key);
    return node == null ? spot : spot(file, node);
  }

  @Nullable String text(String key) throws Unreadable {
    Node node = value(key);
    if (node == null) {
      return null;
    }
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw new Unreadable(spot(file, node), "%s must be a single value".formatted(key));
  }

  /** A list of texts, or one text in the place of a list of one. */
  List<String> texts(String key) throws Unreadable {
    Node node = value(key);
    if (node == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (Node item : node instanceof SequenceNode list ? list.getValue() : List.of(node)) {
      if (!(item instanceof ScalarNode scalar)) {
        throw new Unreadable(spot(file, item), "%s must be a list of words".formatted(key));
      }
      texts.add(scalar.getValue());
    }
    return texts;
  }

  Optional<YamlMap> section(String key) throws Unreadable {
    Node node = value(key);
    return node == null ? Optional.empty() : Optional.of(map(file, node));
  }

  List<YamlMap> sections(String key) throws Unreadable {
    Node node = value(key);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof SequenceNode list)) {
      throw new Unreadable(spot(file, node), "%s must be a list".formatted(key));
    }
    List<YamlMap> sections = new ArrayList<>();
    for (Node item : list.getValue()) {
      sections.add(map(file, item));
    }
    return sections;
  }

  /** The keys that nobody asked for, each with its place. */
  List<Problem> unknownKeys(String rule) {
    return keys.entrySet().stream()
        .filter(entry -> !asked.contains(entry.getKey()))
        .map(
            entry ->
                Problem.violation(
                    rule,
                    spot(file, entry.getValue()),
                    "unknown key \"%s\"".formatted(entry.getKey()),
                    "use one of %s".formatted(asked)))
        .toList();
  }

  private @Nullable Node value(String key) {
    asked.add(key);
    return values.get(key);
  }
}
