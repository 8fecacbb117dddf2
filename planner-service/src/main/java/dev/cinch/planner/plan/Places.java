package dev.cinch.planner.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Where each value of a plan file stands, by its path, such as {@code indexes[0].name}. */
public final class Places {

  private final Map<String, Place> places = new HashMap<>();

  private Places() {}

  static Places of(Node plan) {
    Places places = new Places();
    places.enter("", plan);
    return places;
  }

  /** The place of a path, or of the nearest that contains it. */
  public Place at(String wanted) {
    String path = wanted;
    while (!path.isEmpty() && !places.containsKey(path)) {
      path = path.substring(0, Math.max(Math.max(path.lastIndexOf('.'), path.lastIndexOf('[')), 0));
    }
    return places.getOrDefault(path, Place.START);
  }

  private void enter(String path, Node node) {
    places.put(path, Place.of(node));
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(entry -> enter(path, entry));
    } else if (node instanceof SequenceNode sequence) {
      List<Node> items = sequence.getValue();
      for (int i = 0; i < items.size(); i++) {
        enter("%s[%d]".formatted(path, i), items.get(i));
      }
    }
  }

  private void enter(String path, NodeTuple entry) {
    if (entry.getKeyNode() instanceof ScalarNode key) {
      enter(path.isEmpty() ? key.getValue() : path + "." + key.getValue(), entry.getValueNode());
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Places that && places.equals(that.places);
  }

  @Override
  public int hashCode() {
    return places.hashCode();
  }
}
