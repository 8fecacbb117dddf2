package dev.cinch.target;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The target databases that this service knows, by name. */
public final class Targets {

  private final Map<String, Target> targets = new TreeMap<>();

  public Targets(TargetProperties properties) {
    properties.targets().forEach((name, settings) -> targets.put(name, new Target(name, settings)));
  }

  /**
   * The target of that name.
   *
   * @throws UnknownTargetException if none is configured
   */
  public Target get(String name) {
    Target target = targets.get(name);
    if (target == null) {
      throw new UnknownTargetException(name, targets.keySet());
    }
    return target;
  }

  /** The names that are configured. */
  public SortedSet<String> names() {
    return new TreeSet<>(targets.keySet());
  }
}
