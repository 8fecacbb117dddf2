package dev.cinch.planner.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Lays what differs in an environment over a plan: mappings key by key, everything else as a whole;
 * a null takes a key away. Each value keeps its place in the file that it comes from.
 */
final class Overlay {

  private static final String ID = "id";
  private static final Set<String> NULLS = Set.of("~", "null", "");

  private final List<PlanProblem> problems;

  Overlay(List<PlanProblem> problems) {
    this.problems = problems;
  }

  Node over(Node plan, Node overlay) {
    if (!(plan instanceof MappingNode below)) {
      return plan;
    }
    if (!(overlay instanceof MappingNode above)) {
      problem(overlay, "an overlay must be a mapping of keys to values");
      return plan;
    }
    above.getValue().stream()
        .map(NodeTuple::getKeyNode)
        .filter(key -> key instanceof ScalarNode word && word.getValue().equals(ID))
        .forEach(
            key ->
                problem(key, "id: a migration has the same id everywhere; leave it to the plan"));
    return merged("", below, above);
  }

  private MappingNode merged(String path, MappingNode below, MappingNode above) {
    Map<String, NodeTuple> entries = entries(below);
    entries(above).forEach((key, entry) -> lay(path, entries, key, entry));
    return new MappingNode(
        Tag.MAP,
        true,
        new ArrayList<>(entries.values()),
        FlowStyle.BLOCK,
        below.getStartMark(),
        below.getEndMark());
  }

  private void lay(String path, Map<String, NodeTuple> entries, String key, NodeTuple entry) {
    NodeTuple known = entries.get(key);
    String whole = path.isEmpty() ? key : path + "." + key;
    if (takesAway(entry.getValueNode())) {
      if (entries.remove(key) == null) {
        problem(entry.getKeyNode(), "%s: there is nothing to take away".formatted(whole));
      }
    } else if (known != null
        && known.getValueNode() instanceof MappingNode below
        && entry.getValueNode() instanceof MappingNode above) {
      entries.put(key, new NodeTuple(known.getKeyNode(), merged(whole, below, above)));
    } else {
      entries.put(key, entry);
    }
  }

  private static boolean takesAway(Node value) {
    return value instanceof ScalarNode scalar
        && scalar.isPlain()
        && NULLS.contains(scalar.getValue());
  }

  private Map<String, NodeTuple> entries(MappingNode mapping) {
    Map<String, NodeTuple> entries = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        problem(entry.getKeyNode(), "a key must be a plain word");
      } else if (entries.putIfAbsent(key.getValue(), entry) != null) {
        problem(key, "key \"%s\" stands here a second time".formatted(key.getValue()));
      }
    }
    return entries;
  }

  private void problem(Node node, String message) {
    problems.add(PlanProblem.at(Place.of(node), message));
  }

  /** The whole plan as one file, without its comments. */
  static String text(Node plan) {
    DumpSettings settings = DumpSettings.builder().setWidth(10_000).setSplitLines(false).build();
    return new Present(settings)
        .emitToString(new Serialize(settings).serializeOne(plan).iterator());
  }
}
